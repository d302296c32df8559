/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Visit;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem as numbers. Limits that the plan it begins with has broken already, because of a delay,
 * are widened to where that plan is: nothing gets later than that. Immutable and shared by threads.
 */
public final class CompiledProblem {
    private final Plan start;
    private final Network network;
    private final Nodes nodes;
    private final Units units;
    private final Vehicles vehicles;
    private final boolean isPlain;
    private final double perChangedStop;
    private final Map<TaskId, Integer> nodeOf = new HashMap<>();

    private CompiledProblem(Plan start) {
        this.start = start;
        Problem problem = start.problem();
        List<Step> steps = new ArrayList<>();
        List<int[]> nodesOf = new ArrayList<>();
        for (Request request : problem.requests()) {
            int[] own = new int[request.tasks().size()];
            for (int i = 0; i < own.length; i++) {
                Task task = request.tasks().get(i);
                own[i] = steps.size();
                nodeOf.put(new TaskId(request.id(), task.action()), own[i]);
                steps.add(new Step(request, task));
            }
            nodesOf.add(own);
        }
        List<Place> rows = new ArrayList<>();
        steps.forEach(step -> rows.add(step.task().place()));
        int[] starts = new int[problem.vehicles().size()];
        int[] ends = new int[starts.length];
        addVehicleRows(problem.vehicles(), rows, starts, ends);
        nodes = new Nodes(problem.prices(), steps, startsNow(steps.size()));
        units = new Units(problem, nodesOf, frozenOn(steps.size()));
        vehicles = new Vehicles(start, starts, ends, nodeOf);
        boolean needsMeters =
                problem.vehicles().stream()
                        .anyMatch(v -> v.maxRouteMeters() < Double.POSITIVE_INFINITY);
        network = new Network(problem, rows, needsMeters);
        perChangedStop = problem.prices().perChangedStop();
        boolean isDisruptable =
                perChangedStop > 0
                        && problem.vehicles().stream().anyMatch(v -> !v.announced().isEmpty());
        isPlain = !network.isTimeDependent() && !nodes.hasPrices() && !isDisruptable;
    }

    /** The problem of a plan, from which the search begins. */
    public static CompiledProblem of(Plan start) {
        return new CompiledProblem(start);
    }

    /** The plan that the problem was compiled with. */
    public Plan start() {
        return start;
    }

    /** Ways. */
    public Network network() {
        return network;
    }

    /** Tasks. */
    public Nodes nodes() {
        return nodes;
    }

    /** Requests, as far as they can be moved. */
    public Units units() {
        return units;
    }

    /** Vehicles. */
    public Vehicles vehicles() {
        return vehicles;
    }

    /**
     * Whether a route costs its ways and nothing else but its vehicle: then a place for a node is
     * judged without walking the rest of the route.
     */
    public boolean isPlain() {
        return isPlain;
    }

    /** Price of an announced stop that is elsewhere. */
    public double perChangedStop() {
        return perChangedStop;
    }

    /** Routes of a plan of the same problem, for each vehicle its nodes. */
    public int[][] routes(Plan plan) {
        int[][] routes = new int[vehicles.count()][];
        for (int v = 0; v < routes.length; v++) {
            routes[v] =
                    plan.routes().get(v).steps().stream()
                            .mapToInt(step -> node(step.id()))
                            .toArray();
        }
        return routes;
    }

    /** The plan of these routes. */
    public Plan plan(int[][] routes) {
        List<Assignment> lines = new ArrayList<>();
        for (int v = 0; v < routes.length; v++) {
            String vehicleId = start.problem().vehicles().get(v).id();
            for (int node : routes[v]) {
                lines.add(new Assignment(vehicleId, nodes.step(node).id()));
            }
        }
        return PlanAssembly.of(start.problem(), lines);
    }

    private int node(TaskId id) {
        Integer node = nodeOf.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no " + id);
        }
        return node;
    }

    private static void addVehicleRows(
            List<Vehicle> vehicles, List<Place> rows, int[] starts, int[] ends) {
        Map<Place, Integer> known = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (int v = 0; v < starts.length; v++) {
            starts[v] = row(vehicles.get(v).start(), known, places, rows.size());
            Place end = vehicles.get(v).end();
            ends[v] = end == null ? Units.NONE : row(end, known, places, rows.size());
        }
        rows.addAll(places);
        for (int v = 0; v < starts.length; v++) {
            ends[v] = ends[v] == Units.NONE ? rows.size() : ends[v];
        }
    }

    private static int row(Place place, Map<Place, Integer> known, List<Place> places, int first) {
        int next = first + places.size();
        Integer row = known.putIfAbsent(place, next);
        if (row == null) {
            places.add(place);
            return next;
        }
        return row;
    }

    private long[] startsNow(int count) {
        long[] starts = new long[count];
        Arrays.fill(starts, Nodes.TOO_LATE);
        for (Route route : start.routes()) {
            for (Visit visit : route.visits()) {
                starts[node(visit.id())] = visit.startMillis();
            }
        }
        return starts;
    }

    private int[] frozenOn(int count) {
        int[] frozenOn = new int[count];
        Arrays.fill(frozenOn, Units.NONE);
        for (int v = 0; v < start.routes().size(); v++) {
            for (TaskId id : start.routes().get(v).vehicle().committed()) {
                frozenOn[node(id)] = v;
            }
        }
        return frozenOn;
    }
}
