/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be asked for, all with GET. */
enum Route {
    DOCUMENT("/v1/openapi.json"),
    PAGE("/v1/page"),
    VEHICLES("/v1/vehicles"),
    VEHICLE("/v1/vehicles/{id}"),
    TRACK("/v1/vehicles/{id}/track"),
    POSITIONS("/v1/positions"),
    ACTIVITY("/v1/activity");

    private static final String ID = "{id}";

    private final String path;
    private final Pattern pattern;

    Route(String path) {
        this.path = path;
        this.pattern = Pattern.compile(path.replace(".", "\\.").replace(ID, "([^/]+)"));
    }

    /**
     * A route with the id in the path.
     *
     * @param route that fits
     * @param id of the vehicle, empty if the route has none
     */
    record Match(Route route, String id) {}

    static Optional<Match> find(String path) {
        return Stream.of(values()).flatMap(route -> route.match(path).stream()).findFirst();
    }

    String path() {
        return path;
    }

    /** Names that the query may have. */
    Set<String> parameters() {
        return switch (this) {
            case DOCUMENT, PAGE, VEHICLE -> Set.of();
            case VEHICLES -> Set.of("limit", "after");
            case TRACK -> Set.of("from", "to", "limit", "after");
            case POSITIONS -> Set.of("from", "to", "step", "box", "limit", "after");
            case ACTIVITY -> Set.of("from", "to", "step");
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
