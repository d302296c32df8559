/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drives the routes of an answer by the file alone, and says what is wrong with them. */
final class RouteAudit {
    /** Published tables have two decimals; a start of service that is later than this is late. */
    private static final double TOLERANCE = 0.005;

    private final PublishedFile file;
    private final double[][] lengths;
    private final List<String> faults = new ArrayList<>();
    private final int[] routeOf;
    private final int[] positionOf;

    private RouteAudit(PublishedFile file, Objective objective) {
        this.file = file;
        this.lengths = file.lengths(objective);
        this.routeOf = new int[file.size()];
        this.positionOf = new int[file.size()];
    }

    /**
     * What came of the audit.
     *
     * @param vehicles routes with any visit
     * @param distance of all routes
     * @param faults what is wrong; empty for a feasible answer
     */
    record Verdict(int vehicles, double distance, List<String> faults) {
        Verdict {
            faults = List.copyOf(faults);
        }

        boolean isFeasible() {
            return faults.isEmpty();
        }
    }

    /** Judges routes, each a list of nodes without the depot. */
    static Verdict judge(PublishedFile file, Objective objective, List<List<Integer>> routes) {
        return new RouteAudit(file, objective).judge(routes);
    }

    private Verdict judge(List<List<Integer>> routes) {
        int vehicles = 0;
        double distance = 0;
        for (List<Integer> route : routes) {
            if (!route.isEmpty()) {
                vehicles++;
                distance += drive(route, vehicles);
            }
        }
        if (vehicles > file.vehicles()) {
            faults.add("%d vehicles of %d".formatted(vehicles, file.vehicles()));
        }
        for (int node = 1; node < file.size(); node++) {
            if (routeOf[node] == 0) {
                faults.add("nobody comes to node " + node);
            }
            judgePair(node);
        }
        return new Verdict(vehicles, distance, faults);
    }

    private void judgePair(int node) {
        int delivery = file.nodes().get(node).delivery();
        if (delivery == 0 || routeOf[node] == 0 || routeOf[delivery] == 0) {
            return;
        }
        if (routeOf[node] != routeOf[delivery]) {
            faults.add("%d and %d are in two routes".formatted(node, delivery));
        } else if (positionOf[node] > positionOf[delivery]) {
            faults.add("%d is delivered before %d is picked up".formatted(delivery, node));
        }
    }

    private double drive(List<Integer> route, int number) {
        PublishedFile.Node depot = file.nodes().get(0);
        double time = depot.open();
        double distance = 0;
        int load = file.kind() == FileKind.PAIRS ? 0 : loadOf(route);
        judgeLoad(load, number);
        int at = 0;
        for (int i = 0; i < route.size(); i++) {
            int next = route.get(i);
            if (next <= 0 || next >= file.size()) {
                faults.add("no node " + next);
                continue;
            }
            PublishedFile.Node node = file.nodes().get(next);
            distance += lengths[at][next];
            time = Math.max(time + lengths[at][next], node.open());
            judgeTime(time, node.close(), "node " + next);
            time += node.service();
            load += file.kind() == FileKind.PAIRS ? node.demand() : -node.demand();
            judgeLoad(load, number);
            if (routeOf[next] != 0) {
                faults.add("node %d is visited twice".formatted(next));
            }
            routeOf[next] = number;
            positionOf[next] = i;
            at = next;
        }
        time += lengths[at][0];
        judgeTime(time, depot.close(), "the depot");
        judgeTime(time - depot.open(), file.longest(), "the end of route " + number);
        return distance + lengths[at][0];
    }

    private int loadOf(List<Integer> route) {
        int load = 0;
        for (int node : route) {
            load += node > 0 && node < file.size() ? file.nodes().get(node).demand() : 0;
        }
        return load;
    }

    private void judgeLoad(int load, int number) {
        if (load > file.capacity()) {
            faults.add("route %d has %d on board of %d".formatted(number, load, file.capacity()));
        }
    }

    private void judgeTime(double time, double latest, String where) {
        if (!(time <= latest + TOLERANCE)) {
            faults.add(String.format(Locale.ROOT, "%.3f is after %.3f at %s", time, latest, where));
        }
    }
}
