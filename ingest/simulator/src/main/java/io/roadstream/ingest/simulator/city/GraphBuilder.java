/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers edges and turns, and keeps the largest part of them that is strongly connected. */
final class GraphBuilder {
    private final List<Street> streets = new ArrayList<>();
    private final List<List<PlanePoint>> lines = new ArrayList<>();
    private final List<List<Integer>> turns = new ArrayList<>();

    /** Adds an edge along the line; its number counts from 0. */
    int addEdge(Street street, List<PlanePoint> line) {
        if (line.size() < 2) {
            throw new IllegalArgumentException("an edge needs two points, had " + line.size());
        }
        streets.add(street);
        lines.add(List.copyOf(line));
        turns.add(new ArrayList<>());
        return streets.size() - 1;
    }

    /** From the end of one edge one may drive into the other. */
    void addTurn(int from, int to) {
        turns.get(from).add(to);
    }

    boolean hasTurns(int edge) {
        return !turns.get(edge).isEmpty();
    }

    int edgeCount() {
        return streets.size();
    }

    StreetGraph build() {
        int[][] next =
                turns.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
        boolean[] isKept = StrongComponent.largest(next);
        int[] number = new int[streets.size()];
        Arrays.fill(number, -1);
        int count = 0;
        for (int edge = 0; edge < number.length; edge++) {
            if (isKept[edge]) {
                number[edge] = count++;
            }
        }
        return assemble(number, count);
    }

    private StreetGraph assemble(int[] number, int count) {
        List<PlanePoint> points = new ArrayList<>();
        List<Integer> allTurns = new ArrayList<>();
        Street[] kept = new Street[count];
        int[] firstPoint = new int[count + 1];
        int[] firstTurn = new int[count + 1];
        for (int edge = 0; edge < number.length; edge++) {
            int i = number[edge];
            if (i < 0) {
                continue;
            }
            kept[i] = streets.get(edge);
            points.addAll(lines.get(edge));
            for (int next : turns.get(edge)) {
                if (number[next] >= 0) {
                    allTurns.add(number[next]);
                }
            }
            firstPoint[i + 1] = points.size();
            firstTurn[i + 1] = allTurns.size();
        }
        return new StreetGraph(
                points.toArray(PlanePoint[]::new),
                firstPoint,
                kept,
                firstTurn,
                allTurns.stream().mapToInt(Integer::intValue).toArray());
    }
}
