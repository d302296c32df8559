/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects a problem; says by name what makes no sense in it. A request that no vehicle can serve
 * is not nonsense: it stays unserved, with its reasons.
 */
public final class ProblemBuilder {
    private final TravelTimes travelTimes;
    private final Prices prices;
    private final Map<String, Vehicle> vehicles = new LinkedHashMap<>();
    private final Map<String, Request> requests = new LinkedHashMap<>();
    private final Set<KindPair> incompatible = new HashSet<>();

    ProblemBuilder(TravelTimes travelTimes, Prices prices) {
        this.travelTimes = travelTimes;
        this.prices = prices;
    }

    /** Adds a vehicle. */
    public ProblemBuilder vehicle(Vehicle vehicle) {
        require(
                vehicles.put(vehicle.id(), vehicle) == null,
                () -> "vehicle '%s' is there twice".formatted(vehicle.id()));
        return this;
    }

    /** Adds a vehicle or puts it in the place of the one with its id. */
    public ProblemBuilder replaceVehicle(Vehicle vehicle) {
        vehicles.put(vehicle.id(), vehicle);
        return this;
    }

    /** Adds a request. */
    public ProblemBuilder request(Request request) {
        require(
                requests.put(request.id(), request) == null,
                () -> "request '%s' is there twice".formatted(request.id()));
        return this;
    }

    /** Takes a request out. */
    public ProblemBuilder withoutRequest(String requestId) {
        require(requests.remove(requestId) != null, () -> "no request '%s'".formatted(requestId));
        return this;
    }

    /** Keeps two kinds of goods out of each other's routes. */
    public ProblemBuilder incompatible(String kind, String otherKind) {
        require(!kind.isEmpty() && !otherKind.isEmpty(), () -> "a kind must have a name");
        incompatible.add(KindPair.of(kind, otherKind));
        return this;
    }

    /** The problem, or an {@link IllegalArgumentException} that names what is wrong. */
    public Problem build() {
        require(!vehicles.isEmpty(), () -> "a problem must have a vehicle");
        int dimensions = vehicles.values().iterator().next().capacity().dimensions();
        vehicles.values().forEach(vehicle -> checkVehicle(vehicle, dimensions));
        requests.values().forEach(request -> checkRequest(request, dimensions));
        checkCommitted();
        Problem problem =
                new Problem(vehicles, requests, incompatible, travelTimes, prices, dimensions);
        vehicles.values().forEach(vehicle -> checkOnBoard(vehicle, problem.onBoard(vehicle.id())));
        return problem;
    }

    private void checkVehicle(Vehicle vehicle, int dimensions) {
        String id = vehicle.id();
        require(
                vehicle.capacity().dimensions() == dimensions,
                () ->
                        "vehicle '%s' must have a capacity of %d dimensions, was %s"
                                .formatted(id, dimensions, vehicle.capacity()));
        Place end = vehicle.end();
        require(
                travelTimes.covers(vehicle.start()) && (end == null || travelTimes.covers(end)),
                () -> "vehicle '%s' starts or ends where travel times are unknown".formatted(id));
        for (TaskId announced : vehicle.announced()) {
            require(
                    !vehicle.committed().contains(announced),
                    () ->
                            "vehicle '%s' has %s both committed and announced"
                                    .formatted(id, announced));
        }
    }

    private void checkRequest(Request request, int dimensions) {
        String id = request.id();
        require(
                request.load().dimensions() == dimensions,
                () ->
                        "request '%s' must have a load of %d dimensions, was %s"
                                .formatted(id, dimensions, request.load()));
        String vehicleId = request.vehicleId();
        require(
                vehicleId == null || vehicles.containsKey(vehicleId),
                () ->
                        "request '%s' is bound to an unknown vehicle '%s'"
                                .formatted(id, Objects.toString(vehicleId)));
        for (Task task : request.tasks()) {
            require(
                    travelTimes.covers(task.place()),
                    () ->
                            "request '%s' has a %s where travel times are unknown"
                                    .formatted(id, task.action()));
        }
    }

    private static void checkOnBoard(Vehicle vehicle, Load onBoard) {
        require(
                onBoard.fitsIn(vehicle.capacity()),
                () ->
                        "vehicle '%s' has %s on board and room for %s"
                                .formatted(vehicle.id(), onBoard, vehicle.capacity()));
    }

    private void checkCommitted() {
        Map<TaskId, String> holders = new HashMap<>();
        Map<String, String> requestHolders = new HashMap<>();
        for (Vehicle vehicle : vehicles.values()) {
            for (TaskId task : vehicle.committed()) {
                String holder = requestHolders.putIfAbsent(task.requestId(), vehicle.id());
                require(
                        holder == null || holder.equals(vehicle.id()),
                        () ->
                                "request '%s' is committed to two vehicles"
                                        .formatted(task.requestId()));
                checkCommitted(vehicle, task, holders);
            }
        }
    }

    private void checkCommitted(Vehicle vehicle, TaskId task, Map<TaskId, String> holders) {
        String id = vehicle.id();
        Request request = requests.get(task.requestId());
        if (request == null
                || request.tasks().stream().noneMatch(t -> t.action() == task.action())) {
            throw new IllegalArgumentException(
                    "vehicle '%s' is committed to an unknown %s".formatted(id, task));
        }
        require(
                request.vehicleId() == null || id.equals(request.vehicleId()),
                () ->
                        "vehicle '%s' is committed to %s, which is bound to another"
                                .formatted(id, task));
        boolean isSecond = task.action() == Action.DELIVERY && !request.isOnBoard();
        require(
                !isSecond || holders.containsKey(new TaskId(task.requestId(), Action.PICKUP)),
                () -> "vehicle '%s' is committed to %s before its pickup".formatted(id, task));
        require(
                holders.put(task, id) == null,
                () -> "vehicle '%s' is committed to %s twice".formatted(id, task));
    }

    private static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }
}
