/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Vehicles, requests, travel times and prices: all a plan is made for. Immutable. */
public final class Problem {
    private final Map<String, Vehicle> vehicles;
    private final Map<String, Request> requests;
    private final Set<KindPair> incompatible;
    private final TravelTimes travelTimes;
    private final Prices prices;
    private final int dimensions;
    private final List<Vehicle> vehicleList;
    private final List<Request> requestList;
    private final Map<String, Load> onBoard;

    Problem(
            Map<String, Vehicle> vehicles,
            Map<String, Request> requests,
            Set<KindPair> incompatible,
            TravelTimes travelTimes,
            Prices prices,
            int dimensions) {
        this.vehicles = Collections.unmodifiableMap(new LinkedHashMap<>(vehicles));
        this.requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
        this.incompatible = Set.copyOf(incompatible);
        this.travelTimes = travelTimes;
        this.prices = prices;
        this.dimensions = dimensions;
        this.vehicleList = List.copyOf(vehicles.values());
        this.requestList = List.copyOf(requests.values());
        this.onBoard = new HashMap<>();
        for (Request request : requestList) {
            if (request.isOnBoard()) {
                String holder = Objects.requireNonNull(request.vehicleId());
                onBoard.merge(holder, request.load(), (a, b) -> a.plus(b, 1));
            }
        }
    }

    /** Begins a problem. */
    public static ProblemBuilder builder(TravelTimes travelTimes, Prices prices) {
        return new ProblemBuilder(travelTimes, prices);
    }

    /** A builder that holds all of this problem. */
    public ProblemBuilder toBuilder() {
        ProblemBuilder builder = new ProblemBuilder(travelTimes, prices);
        vehicles.values().forEach(builder::vehicle);
        requests.values().forEach(builder::request);
        incompatible.forEach(pair -> builder.incompatible(pair.first(), pair.second()));
        return builder;
    }

    /** The same problem with one more request. */
    public Problem with(Request request) {
        return toBuilder().request(request).build();
    }

    /** The same problem without a request that nothing is agreed about. */
    public Problem without(String requestId) {
        return toBuilder().withoutRequest(requestId).build();
    }

    /** All vehicles in the order in which they were given. */
    public List<Vehicle> vehicles() {
        return vehicleList;
    }

    /** All requests in the order in which they were given. */
    public List<Request> requests() {
        return requestList;
    }

    /** The vehicle of this id. */
    public Vehicle getVehicle(String vehicleId) {
        return findVehicle(vehicleId)
                .orElseThrow(
                        () -> new IllegalArgumentException("no vehicle '%s'".formatted(vehicleId)));
    }

    /** The vehicle of this id, if there is one. */
    public Optional<Vehicle> findVehicle(String vehicleId) {
        return Optional.ofNullable(vehicles.get(vehicleId));
    }

    /** The request of this id. */
    public Request getRequest(String requestId) {
        return findRequest(requestId)
                .orElseThrow(
                        () -> new IllegalArgumentException("no request '%s'".formatted(requestId)));
    }

    /** The request of this id, if there is one. */
    public Optional<Request> findRequest(String requestId) {
        return Optional.ofNullable(requests.get(requestId));
    }

    /** The task of this name, if there is one. */
    public Optional<Task> findTask(TaskId id) {
        return findRequest(id.requestId()).stream()
                .flatMap(request -> request.tasks().stream())
                .filter(task -> task.action() == id.action())
                .findFirst();
    }

    /** What the vehicle has on board when the problem begins. */
    public Load onBoard(String vehicleId) {
        return onBoard.getOrDefault(vehicleId, Load.empty(dimensions));
    }

    /** Whether goods of these kinds must not be in one route. */
    public boolean areIncompatible(String kind, String otherKind) {
        return !incompatible.isEmpty() && incompatible.contains(KindPair.of(kind, otherKind));
    }

    /** Whether any kinds are incompatible. */
    public boolean hasIncompatibleKinds() {
        return !incompatible.isEmpty();
    }

    /** Times and ways between places. */
    public TravelTimes travelTimes() {
        return travelTimes;
    }

    /** What counts. */
    public Prices prices() {
        return prices;
    }

    /** Number of dimensions of every load. */
    public int dimensions() {
        return dimensions;
    }
}
