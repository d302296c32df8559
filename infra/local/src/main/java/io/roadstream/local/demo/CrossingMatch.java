/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.TransitionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How well transitions of geofences fit where vehicles really drove.
 *
 * @param crossings of a border, from clearly outside to clearly inside or back, by vehicles whose
 *     phone was in order
 * @param found of them, by a transition of that kind at that time
 * @param told transitions
 * @param explained of them: the vehicle was near that border then, or its phone was in trouble
 */
record CrossingMatch(int crossings, int found, int told, int explained) {
    /** Between two fixes, and with the error of a receiver between high houses. */
    private static final long SLACK_MILLIS = 20_000;

    /** Nearer to the border than so, noise decides on which side a fix lies. */
    private static final double CLEAR_METERS = 40;

    /** Trouble just before a crossing moves it. */
    private static final long TROUBLE_MILLIS = 60_000;

    private record Crossing(String vehicle, String fence, TransitionKind kind, long millis) {}

    static CrossingMatch of(
            TruthLog truth, List<FenceShape> fences, List<GeofenceTransition> transitions) {
        List<Crossing> crossings = new ArrayList<>();
        truth.ways()
                .forEach(
                        (vehicle, way) ->
                                fences.forEach(
                                        fence -> crossings.addAll(find(vehicle, way, fence))));
        crossings.removeIf(
                crossing ->
                        truth.isInTrouble(crossing.vehicle(), crossing.millis(), TROUBLE_MILLIS));
        int found =
                (int)
                        crossings.stream()
                                .filter(c -> transitions.stream().anyMatch(t -> isOf(t, c)))
                                .count();
        List<GeofenceTransition> known =
                transitions.stream()
                        .filter(t -> fences.stream().anyMatch(f -> f.id().equals(t.geofenceId())))
                        .toList();
        int explained = (int) known.stream().filter(t -> isExplained(truth, fences, t)).count();
        return new CrossingMatch(crossings.size(), found, known.size(), explained);
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
