/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Straight edges between crossings; at each one all ways are open but the way back. */
final class CrossingGraph {
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<PlanePoint, List<Integer>> leaving = new LinkedHashMap<>();
    private final List<PlanePoint> starts = new ArrayList<>();
    private final List<PlanePoint> ends = new ArrayList<>();

    void add(Street street, PlanePoint from, PlanePoint to) {
        int edge = builder.addEdge(street, List.of(from, to));
        leaving.computeIfAbsent(from, key -> new ArrayList<>()).add(edge);
        starts.add(from);
        ends.add(to);
    }

    StreetGraph build() {
        for (int edge = 0; edge < ends.size(); edge++) {
            List<Integer> following = leaving.getOrDefault(ends.get(edge), List.of());
            for (int next : following) {
                if (!ends.get(next).equals(starts.get(edge))) {
                    builder.addTurn(edge, next);
                }
            }
            if (!builder.hasTurns(edge)) {
                turnBack(edge, following);
            }
        }
        return builder.build();
    }

    /** At the end of a dead end there is only one way. */
    private void turnBack(int edge, List<Integer> following) {
        following.forEach(next -> builder.addTurn(edge, next));
    }
}
