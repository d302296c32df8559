/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one start of the simulator was promised: positions that ingest acknowledged, orders that
 * PostgreSQL committed.
 */
final class CityLedger {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;

    private CityLedger(JsonNode root) {
        this.root = root;
    }

    /**
     * One vehicle's positions.
     *
     * @param acknowledged distinct reports
     * @param lastSequence greatest of their numbers
     */
    record Vehicle(long acknowledged, long lastSequence) {}

    static CityLedger read(Path file) throws IOException {
        return new CityLedger(JSON.readTree(file.toFile()));
    }

    long firstSequence() {
        return root.path("firstSequence").asLong();
    }

    /** A number of one of its sections. */
    long number(String section, String name) {
        return root.path(section).path(name).asLong();
    }

    Map<String, Vehicle> vehicles() {
        Map<String, Vehicle> vehicles = new TreeMap<>();
        root.path("vehicles")
                .properties()
                .forEach(
                        entry ->
                                vehicles.put(
                                        entry.getKey(),
                                        new Vehicle(
                                                entry.getValue().path("acknowledged").asLong(),
                                                entry.getValue().path("lastSequence").asLong())));
        return vehicles;
    }

    /** Newest committed status of each order of this start. */
    Map<String, String> orders() {
        Map<String, String> orders = new TreeMap<>();
        root.path("orderStatus")
                .properties()
                .forEach(entry -> orders.put(entry.getKey(), entry.getValue().asText()));
        return orders;
    }

    JsonNode drivers() {
        return root.path("drivers");
    }
}
