/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.Solver;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import io.roadstream.bench.optimizer.PublishedFile.Node;
import io.roadstream.optimizer.instance.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * OR-Tools' routing library with guided local search, which has no seed. Its lengths are whole
 * numbers: tenths where the objective cuts to one decimal, thousandths where it is exact.
 */
final class OrToolsSolver implements RoutingSolver {
    private static final long VEHICLE_PRICE = 1_000_000;
    private static final double NEVER = 1e9;
    private static final String TIME = "time";
    private static final String LOAD = "load";

    OrToolsSolver() {
        Loader.loadNativeLibraries();
    }

    @Override
    public String name() {
        return "ortools";
    }

    @Override
    public Answer solve(Task task) {
        long began = System.nanoTime();
        PublishedFile file = task.file();
        RoutingIndexManager index = new RoutingIndexManager(file.size(), file.offeredVehicles(), 0);
        RoutingModel model = new RoutingModel(index);
        build(model, index, file, task.objective());
        long left = task.time().toNanos() - (System.nanoTime() - began);
        Assignment found = model.solveWithParameters(parameters(task.objective(), left));
        List<List<Integer>> routes = found == null ? List.of() : routes(model, index, file, found);
        model.delete();
        index.delete();
        return new Answer(routes, 0);
    }

    private static void build(
            RoutingModel model,
            RoutingIndexManager index,
            PublishedFile file,
            Objective objective) {
        long unit = objective == Objective.DISTANCE ? 10 : 1000;
        int size = file.size();
        double[][] lengths = file.lengths(objective);
        long[][] ways = new long[size][size];
        long[][] times = new long[size][size];
        long[] loads = new long[size];
        for (int i = 0; i < size; i++) {
            Node node = file.nodes().get(i);
            loads[i] = node.demand();
            for (int j = 0; j < size; j++) {
                ways[i][j] = Math.round(lengths[i][j] * unit);
                times[i][j] = ways[i][j] + Math.round(node.service() * unit);
            }
        }
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(ways));
        if (objective == Objective.VEHICLES) {
            model.setFixedCostOfAllVehicles(VEHICLE_PRICE * unit);
        }
        model.addDimension(model.registerUnaryTransitVector(loads), 0, file.capacity(), true, LOAD);
        addTimes(model, index, file, model.registerTransitMatrix(times), unit);
    }

    private static void addTimes(
            RoutingModel model,
            RoutingIndexManager index,
            PublishedFile file,
            int transit,
            long unit) {
        long last = Math.round(Math.min(NEVER, file.nodes().get(0).close()) * unit);
        model.addDimension(transit, last, last, false, TIME);
        RoutingDimension time = model.getMutableDimension(TIME);
        if (file.longest() < NEVER) {
            for (int vehicle = 0; vehicle < file.offeredVehicles(); vehicle++) {
                time.setSpanUpperBoundForVehicle(Math.round(file.longest() * unit), vehicle);
            }
        }
        Solver solver = model.solver();
        for (int i = 1; i < file.size(); i++) {
            Node node = file.nodes().get(i);
            long at = index.nodeToIndex(i);
            long close = Math.min(last, Math.round(node.close() * unit));
            time.cumulVar(at).setRange(Math.round(node.open() * unit), close);
            if (node.delivery() != 0) {
                long delivery = index.nodeToIndex(node.delivery());
                model.addPickupAndDelivery(at, delivery);
                solver.addConstraint(
                        solver.makeEquality(model.vehicleVar(at), model.vehicleVar(delivery)));
                solver.addConstraint(
                        solver.makeLessOrEqual(time.cumulVar(at), time.cumulVar(delivery)));
            }
        }
    }

    private static RoutingSearchParameters parameters(Objective objective, long nanos) {
        FirstSolutionStrategy.Value first =
                objective == Objective.VEHICLES
                        ? FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION
                        : FirstSolutionStrategy.Value.AUTOMATIC;
        long positive = Math.max(1, nanos);
        return main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(first)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(
                        Duration.newBuilder()
                                .setSeconds(positive / 1_000_000_000)
                                .setNanos((int) (positive % 1_000_000_000)))
                .build();
    }

    private static List<List<Integer>> routes(
            RoutingModel model, RoutingIndexManager index, PublishedFile file, Assignment found) {
        List<List<Integer>> routes = new ArrayList<>();
        for (int vehicle = 0; vehicle < file.offeredVehicles(); vehicle++) {
            List<Integer> route = new ArrayList<>();
            long at = found.value(model.nextVar(model.start(vehicle)));
            while (!model.isEnd(at)) {
                route.add(index.indexToNode(at));
                at = found.value(model.nextVar(at));
            }
            if (!route.isEmpty()) {
                routes.add(route);
            }
        }
        return routes;
    }
}
