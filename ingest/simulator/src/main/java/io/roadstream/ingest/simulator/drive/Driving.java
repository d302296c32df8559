/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.drive;

import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.city.StreetGraph;
import io.roadstream.ingest.simulator.traffic.Route;
import io.roadstream.ingest.simulator.traffic.Traffic;
import java.util.random.RandomGenerator;

/**
 * One vehicle on its way, in steps of a second. The speed of the next step is the greatest from
 * which one can still brake for what lies ahead (Krauss 1998): a slower street, a corner, a signal,
 * the end of the way. Speeds m/s, accelerations m/s². For one thread.
 */
public final class Driving {
    private static final double ACCELERATION = 1.5;
    private static final double PUSH_ACCELERATION = 3;
    private static final double BRAKING = 2;

    /** Harder than anybody brakes without need: about 0.7 g. */
    static final double HARD_BRAKING = 7;

    /** As hard as one brakes for a limit that comes as a surprise. */
    private static final double FIRM_BRAKING = 3.5;

    private static final double STEP_SECONDS = 1;
    private static final double STOPPED_METERS = 0.8;
    private static final double MIN_PATIENCE = 0.85;

    private final StreetGraph graph;
    private final Traffic traffic;
    private final VehicleKind kind;
    private final Signals signals;
    private final double patience;
    private Manner manner = Manner.USUAL;
    private int[] edges;
    private int index;
    private double meters;
    private double endMeters;
    private double speed;
    private boolean isUnderway;

    public Driving(
            StreetGraph graph,
            Traffic traffic,
            VehicleKind kind,
            Spot start,
            RandomGenerator random) {
        this.graph = graph;
        this.traffic = traffic;
        this.kind = kind;
        this.signals = new Signals(graph, random);
        this.patience = random.nextDouble(MIN_PATIENCE, 1);
        this.edges = new int[] {start.edge()};
        this.meters = start.meters();
        this.endMeters = start.meters();
    }

    /** Where the vehicle is. */
    public Spot spot() {
        return new Spot(edge(), meters);
    }

    public PlanePoint place() {
        return graph.pointAt(edge(), meters);
    }

    public int edge() {
        return edges[index];
    }

    /** The edge that comes next on the way, or the same one if it is the last. */
    public int nextEdge() {
        return edges[Math.min(index + 1, edges.length - 1)];
    }

    public double speedMps() {
        return speed;
    }

    public double headingDeg() {
        return graph.headingDeg(edge(), meters);
    }

    public boolean isUnderway() {
        return isUnderway;
    }

    public VehicleKind kind() {
        return kind;
    }

    public void drive(Manner other) {
        manner = other;
    }

    /** Takes a way that begins where the vehicle is. */
    public void follow(Route route) {
        if (!route.from().equals(spot())) {
            throw new IllegalArgumentException(
                    "the way begins at %s, the vehicle is at %s".formatted(route.from(), spot()));
        }
        edges = route.edges();
        index = 0;
        endMeters = route.to().meters();
        isUnderway = true;
    }

    /** Where the way ends. */
    public Spot destination() {
        return new Spot(edges[edges.length - 1], endMeters);
    }

    /** Whether the edge lies ahead on the way. */
    public boolean willPass(int edge) {
        for (int i = index + 1; i < edges.length; i++) {
            if (edges[i] == edge) {
                return true;
            }
        }
        return false;
    }

    /** Metres to the end of the way. */
    public double leftMeters() {
        double left = endMeters - meters;
        for (int i = index; i < edges.length - 1; i++) {
            left += graph.lengthMeters(edges[i]);
        }
        return left;
    }

    /** One second; tells whether the end of the way was reached in it. */
    public boolean advance(long nowMillis) {
        if (!isUnderway) {
            return false;
        }
        speed = nextSpeed(nowMillis);
        meters += speed * STEP_SECONDS;
        while (!isLast(index) && meters >= graph.lengthMeters(edge())) {
            meters -= graph.lengthMeters(edge());
            index++;
            signals.approach(edge(), nowMillis);
            if (!manner.isSpeeding()) {
                speed = Math.min(speed, graph.freeFlowMps(edge()));
            }
        }
        if (isLast(index) && meters >= endMeters - STOPPED_METERS) {
            meters = endMeters;
            speed = 0;
            isUnderway = false;
            return true;
        }
        return false;
    }

    private double nextSpeed(long nowMillis) {
        double safe = safeSpeed(nowMillis);
        return switch (manner.mode()) {
            case HALT -> Math.max(0, Math.min(speed - BRAKING, safe));
            case BRAKE_HARD -> Math.max(0, Math.min(speed - HARD_BRAKING, safe));
            case PUSH -> Math.min(speed + PUSH_ACCELERATION, safe);
            case USUAL, SPEED -> Math.min(speed + ACCELERATION, safe);
        };
    }

    /**
     * The greatest speed from which one can brake for everything ahead. One stops where one must,
     * whatever it takes; a limit that comes as a surprise is kept as soon as one can.
     */
    private double safeSpeed(long nowMillis) {
        double limit = Math.max(wantedSpeed(edge(), nowMillis), speed - BRAKING);
        double stop = Double.POSITIVE_INFINITY;
        double ahead = -meters;
        double sight = stopMeters(speed + PUSH_ACCELERATION);
        for (int i = index; ahead <= sight; i++) {
            if (isLast(i)) {
                stop = Math.min(stop, speedToReach(0, ahead + endMeters));
                break;
            }
            ahead += graph.lengthMeters(edges[i]);
            if (i == index && signals.isRed(nowMillis)) {
                stop = speedToReach(0, ahead);
            }
            limit = Math.min(limit, speedToReach(speedInto(i + 1, nowMillis), ahead));
        }
        return Math.min(stop, Math.max(limit, speed - FIRM_BRAKING));
    }

    /** How fast one may turn into the edge with this number on the way. */
    private double speedInto(int i, long nowMillis) {
        double corner = Corner.speedMps(graph.turnDeg(edges[i - 1], edges[i]));
        return Math.min(corner, wantedSpeed(edges[i], nowMillis));
    }

    private double wantedSpeed(int edge, long nowMillis) {
        double wanted =
                manner.isSpeeding()
                        ? graph.freeFlowMps(edge) * manner.overLimit()
                        : traffic.speedMps(edge, nowMillis) * patience;
        return Math.min(wanted, kind.maxSpeedMps());
    }

    private boolean isLast(int i) {
        return i == edges.length - 1;
    }

    private static double stopMeters(double speed) {
        return speed * STEP_SECONDS + speed * speed / (2 * BRAKING);
    }

    /** Speed of the next step from which one gets down to the target within so many metres. */
    private static double speedToReach(double targetSpeed, double withinMeters) {
        double step = BRAKING * STEP_SECONDS;
        double reach = Math.max(0, withinMeters) * 2 * BRAKING;
        return Math.sqrt(step * step + reach + targetSpeed * targetSpeed) - step;
    }
}
