/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be asked for and changed. */
enum Route {
    DOCUMENT("/v1/openapi.json"),
    PAGE("/v1/page"),
    VEHICLES("/v1/vehicles"),
    VEHICLE("/v1/vehicles/{id}"),
    TRACK("/v1/vehicles/{id}/track"),
    POSITIONS("/v1/positions"),
    ACTIVITY("/v1/activity"),
    GEOFENCES("/v1/geofences"),
    GEOFENCE("/v1/geofences/{id}", "GET", "PUT", "DELETE"),
    ORDERS("/v1/orders"),
    ORDER_BATCH("/v1/orders/batch", "POST"),
    ORDER("/v1/orders/{id}"),
    TIMELINE("/v1/orders/{id}/timeline"),
    TOLD("/v1/orders/{id}/told", "POST"),
    ALERTS("/v1/alerts"),
    KPIS("/v1/kpis"),
    ETA_ACCURACY("/v1/eta-accuracy"),
    ORDER_LOAD("/v1/order-load");

    private static final String ID = "{id}";
    private static final String SEPARATOR = ",";

    private final String path;
    private final Pattern pattern;
    private final String methods;

    Route(String path) {
        this(path, "GET");
    }

    Route(String path, String... methods) {
        this.path = path;
        this.methods = String.join(SEPARATOR, methods);
        this.pattern = Pattern.compile(path.replace(".", "\\.").replace(ID, "([^/]+)"));
    }

    /**
     * A route with the id in the path.
     *
     * @param route that fits
     * @param id of the vehicle, fence or order, empty if the route has none
     */
    record Match(Route route, String id) {}

    static Optional<Match> find(String path) {
        return Stream.of(values()).flatMap(route -> route.match(path).stream()).findFirst();
    }

    String path() {
        return path;
    }

    /** Methods that it takes. */
    List<String> methods() {
        return List.of(methods.split(SEPARATOR, -1));
    }

    /** Who answers. */
    enum Desk {
        /** The server's own thread: it takes no time. */
        SERVER,
        /** Threads that ask ClickHouse. */
        HISTORY,
        /** Threads that read and change orders and fences. */
        OPERATIONS
    }

    Desk desk() {
        return switch (this) {
            case DOCUMENT, PAGE -> Desk.SERVER;
            case VEHICLES,
                    VEHICLE,
                    TRACK,
                    POSITIONS,
                    ACTIVITY,
                    TIMELINE,
                    ALERTS,
                    KPIS,
                    ETA_ACCURACY,
                    ORDER_LOAD ->
                    Desk.HISTORY;
            case GEOFENCES, GEOFENCE, ORDERS, ORDER_BATCH, ORDER, TOLD -> Desk.OPERATIONS;
        };
    }

    /** Whether it is for ops alone. */
    boolean isOpsOnly() {
        return switch (this) {
            case GEOFENCES,
                    GEOFENCE,
                    ORDERS,
                    ORDER_BATCH,
                    ORDER,
                    TOLD,
                    ALERTS,
                    KPIS,
                    ETA_ACCURACY,
                    ORDER_LOAD ->
                    true;
            case DOCUMENT, PAGE, VEHICLES, VEHICLE, TRACK, POSITIONS, ACTIVITY, TIMELINE -> false;
        };
    }

    /** Names that the query may have. */
    Set<String> parameters() {
        return switch (this) {
            case DOCUMENT, PAGE, VEHICLE, GEOFENCE, ORDER_BATCH, ORDER, TOLD -> Set.of();
            case VEHICLES, GEOFENCES -> Set.of("limit", "after");
            case ORDERS -> Set.of("status", "vehicle", "since", "limit", "after");
            case TRACK, ALERTS -> Set.of("from", "to", "limit", "after");
            case POSITIONS -> Set.of("from", "to", "step", "box", "limit", "after");
            case ACTIVITY, KPIS, ETA_ACCURACY, ORDER_LOAD -> Set.of("from", "to", "step");
            case TIMELINE -> Set.of("step");
        };
    }

    private Optional<Match> match(String requested) {
        Matcher matcher = pattern.matcher(requested);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Match(this, path.contains(ID) ? matcher.group(1) : ""));
    }
}
