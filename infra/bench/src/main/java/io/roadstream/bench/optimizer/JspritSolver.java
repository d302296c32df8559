/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.problem.AbstractJob;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.job.Shipment;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.Solutions;
import io.roadstream.bench.optimizer.PublishedFile.Node;
import io.roadstream.optimizer.instance.Objective;
import java.util.List;
import java.util.Random;

/** jsprit with its own defaults, on one thread. It gets files without a longest route. */
final class JspritSolver implements RoutingSolver {
    private static final double VEHICLE_PRICE = 1e6;

    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public boolean takes(PublishedFile file) {
        return file.longest() == Double.POSITIVE_INFINITY;
    }

    @Override
    public Answer solve(Task task) {
        SolverClock clock = task.clock();
        long began = clock.nanos();
        PublishedFile file = task.file();
        VehicleRoutingAlgorithm algorithm =
                Jsprit.Builder.newInstance(problem(file, task.objective()))
                        .setProperty(Jsprit.Parameter.THREADS, "1")
                        .setRandom(new Random(task.seed()))
                        .buildAlgorithm();
        algorithm.setMaxIterations(Integer.MAX_VALUE);
        long nanos = task.time().toNanos();
        algorithm.setPrematureAlgorithmTermination(found -> clock.nanos() - began >= nanos);
        return new Answer(routes(Solutions.bestOf(algorithm.searchSolutions())), 0);
    }

    private static VehicleRoutingProblem problem(PublishedFile file, Objective objective) {
        double[][] lengths = file.lengths(objective);
        VehicleRoutingProblem.Builder builder =
                VehicleRoutingProblem.Builder.newInstance()
                        .setFleetSize(FleetSize.FINITE)
                        .setRoutingCost(ways(lengths));
        VehicleTypeImpl type =
                VehicleTypeImpl.Builder.newInstance("type")
                        .addCapacityDimension(0, file.capacity())
                        .setFixedCost(objective == Objective.VEHICLES ? VEHICLE_PRICE : 0)
                        .build();
        Node depot = file.nodes().get(0);
        for (int i = 0; i < file.offeredVehicles(); i++) {
            builder.addVehicle(
                    VehicleImpl.Builder.newInstance("vehicle-" + i)
                            .setStartLocation(place(0))
                            .setType(type)
                            .setEarliestStart(depot.open())
                            .setLatestArrival(depot.close())
                            .build());
        }
        for (int i = 1; i < file.size(); i++) {
            Node node = file.nodes().get(i);
            if (file.kind() != FileKind.PAIRS) {
                builder.addJob(visit(i, node));
            } else if (node.delivery() != 0) {
                builder.addJob(pair(i, node, file.nodes().get(node.delivery())));
            }
        }
        return builder.build();
    }

    private static FastVehicleRoutingTransportCostsMatrix ways(double[][] lengths) {
        int size = lengths.length;
        FastVehicleRoutingTransportCostsMatrix.Builder ways =
                FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(size, false);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                ways.addTransportTimeAndDistance(i, j, lengths[i][j], lengths[i][j]);
            }
        }
        return ways.build();
    }

    private static AbstractJob visit(int number, Node node) {
        return Service.Builder.newInstance("" + number)
                .setLocation(place(number))
                .addSizeDimension(0, node.demand())
                .setServiceTime(node.service())
                .setTimeWindow(TimeWindow.newInstance(node.open(), node.close()))
                .build();
    }

    private static AbstractJob pair(int number, Node pickup, Node delivery) {
        return Shipment.Builder.newInstance("" + number)
                .addSizeDimension(0, pickup.demand())
                .setPickupLocation(place(number))
                .setPickupServiceTime(pickup.service())
                .setPickupTimeWindow(TimeWindow.newInstance(pickup.open(), pickup.close()))
                .setDeliveryLocation(place(pickup.delivery()))
                .setDeliveryServiceTime(delivery.service())
                .setDeliveryTimeWindow(TimeWindow.newInstance(delivery.open(), delivery.close()))
                .build();
    }

    private static Location place(int node) {
        return Location.newInstance(node);
    }

    private static List<List<Integer>> routes(VehicleRoutingProblemSolution solution) {
        return solution.getRoutes().stream().map(JspritSolver::nodes).toList();
    }

    private static List<Integer> nodes(VehicleRoute route) {
        return route.getActivities().stream()
                .map(activity -> activity.getLocation().getIndex())
                .toList();
    }
}
