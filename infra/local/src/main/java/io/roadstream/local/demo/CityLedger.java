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

    static CityLedger read(Path file) throws IOException {
        return new CityLedger(JSON.readTree(file.toFile()));
    }

    long firstSequence() {
        return root.path("firstSequence").asLong();
    }

    /** With which the ids of its orders begin. */
    String orderPrefix() {
        return root.path("orderPrefix").asText();
    }

    /** A number of one of its sections. */
    long number(String section, String name) {
        return root.path(section).path(name).asLong();
    }

    /** Numbers of each vehicle's reports that ingest acknowledged. */
    Map<String, SequenceSet> vehicles() {
        Map<String, SequenceSet> vehicles = new TreeMap<>();
        root.path("vehicles")
                .properties()
                .forEach(entry -> vehicles.put(entry.getKey(), sequences(entry.getValue())));
        return vehicles;
    }

    private SequenceSet sequences(JsonNode vehicle) {
        SequenceSet set = new SequenceSet(firstSequence());
        for (JsonNode run : vehicle.path("sequences")) {
            set.add(run.get(0).asLong(), run.get(1).asLong());
        }
        return set;
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
