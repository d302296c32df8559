/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.TransitionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How well transitions of geofences fit where vehicles really drove: expected are crossings of a
 * border from clearly outside to clearly inside or back, by vehicles whose phone was in order; a
 * transition is explained if the vehicle was near that border then, or its phone was in trouble.
 */
final class CrossingMatch {
    /** Between two fixes, and with the error of a receiver between high houses. */
    private static final long SLACK_MILLIS = 20_000;

    /** Nearer to the border than so, noise decides on which side a fix lies. */
    private static final double CLEAR_METERS = 40;

    /** Trouble just before a crossing moves it. */
    private static final long TROUBLE_MILLIS = 60_000;

    private CrossingMatch() {}

    private record Crossing(String vehicle, String fence, TransitionKind kind, long millis) {}

    static Tally of(
            TruthLog truth,
            List<FenceShape> fences,
            List<GeofenceTransition> transitions,
            Judged judged) {
        List<Crossing> crossings = new ArrayList<>();
        truth.ways()
                .forEach(
                        (vehicle, way) ->
                                fences.forEach(
                                        fence -> crossings.addAll(find(vehicle, way, fence))));
        crossings.removeIf(crossing -> crossing.millis() < judged.fencesMillis() + SLACK_MILLIS);
        crossings.removeIf(
                crossing ->
                        truth.isInTrouble(crossing.vehicle(), crossing.millis(), TROUBLE_MILLIS));
        List<String> missed =
                crossings.stream()
                        .filter(c -> transitions.stream().noneMatch(t -> isOf(t, c)))
                        .map(c -> text(c.vehicle(), c.kind(), c.fence(), c.millis()))
                        .toList();
        List<GeofenceTransition> known =
                transitions.stream()
                        .filter(t -> fences.stream().anyMatch(f -> f.id().equals(t.geofenceId())))
                        .toList();
        List<String> unexplained =
                known.stream()
                        .filter(t -> !isExplained(truth, fences, t))
                        .map(
                                t ->
                                        text(
                                                t.envelope().entityId(),
                                                t.kind(),
                                                t.geofenceId(),
                                                t.envelope().eventTimeMillis()))
                        .toList();
        return new Tally(crossings.size(), missed, known.size(), unexplained);
    }

    private static String text(String vehicle, TransitionKind kind, String fence, long millis) {
        return "%s %s %s at %s".formatted(vehicle, kind, fence, Instant.ofEpochMilli(millis));
    }

    private static List<Crossing> find(String vehicle, TrueWay way, FenceShape fence) {
        List<Crossing> crossings = new ArrayList<>();
        double side = 0;
        long changedMillis = 0;
        double before = 0;
        for (Map.Entry<Long, double[]> place : way.places().entrySet()) {
            double depth = fence.depthMeters(place.getValue()[0], place.getValue()[1]);
            if (before * depth <= 0) {
                changedMillis = place.getKey();
            }
            before = depth;
            if (Math.abs(depth) >= CLEAR_METERS) {
                if (side * depth < 0) {
                    crossings.add(
                            new Crossing(
                                    vehicle,
                                    fence.id(),
                                    depth > 0 ? TransitionKind.ENTER : TransitionKind.EXIT,
                                    changedMillis));
                }
                side = depth;
            }
        }
        return crossings;
    }

    private static boolean isOf(GeofenceTransition transition, Crossing crossing) {
        return transition.envelope().entityId().equals(crossing.vehicle())
                && transition.geofenceId().equals(crossing.fence())
                && transition.kind() == crossing.kind()
                && Math.abs(transition.envelope().eventTimeMillis() - crossing.millis())
                        <= SLACK_MILLIS;
    }

    private static boolean isExplained(
            TruthLog truth, List<FenceShape> fences, GeofenceTransition transition) {
        String vehicle = transition.envelope().entityId();
        long millis = transition.envelope().eventTimeMillis();
        TrueWay way = truth.ways().get(vehicle);
        if (way == null || truth.isInTrouble(vehicle, millis, TROUBLE_MILLIS)) {
            return way != null;
        }
        FenceShape fence =
                fences.stream()
                        .filter(shape -> shape.id().equals(transition.geofenceId()))
                        .findFirst()
                        .orElseThrow();
        double deepest =
                transition.kind() == TransitionKind.INITIAL_INSIDE
                        ? Double.MAX_VALUE
                        : CLEAR_METERS;
        return way.between(millis - SLACK_MILLIS, millis + SLACK_MILLIS).values().stream()
                .mapToDouble(place -> fence.depthMeters(place[0], place[1]))
                .anyMatch(depth -> depth >= -CLEAR_METERS && depth <= deepest);
    }
}
