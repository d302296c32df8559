/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of a demo: JSON for programs, a few lines for people. */
public final class DemoReport {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root = JSON.createObjectNode();
    private final List<String> unmet = new ArrayList<>();

    public void put(String name, long value) {
        root.put(name, value);
    }

    public void put(String name, double value) {
        root.put(name, Math.round(value * 1_000) / 1e3);
    }

    /** A number of each of several things. */
    public void putCounts(String name, Map<String, Long> counts) {
        ObjectNode node = root.putObject(name);
        counts.forEach(node::put);
    }

    /**
     * Nothing if no fix was seen.
     *
     * @param tens the same of each ten seconds
     */
    void putDelays(DelayLog.Delays delays, List<DelayLog.Delays> tens) {
        ObjectNode node = root.putObject("latencyMs");
        node.put("count", delays.count());
        if (delays.count() > 0) {
            node.put("p50", delays.percentile(50));
            node.put("p99", delays.percentile(99));
            node.put("max", delays.percentile(100));
            ArrayNode each = node.putArray("p99EachTenSeconds");
            tens.forEach(ten -> each.add(ten.percentile(99)));
        }
    }

    void putIncidents(List<IncidentMatch> matches) {
        ObjectNode node = root.putObject("incidents");
        for (IncidentMatch match : matches) {
            ObjectNode kind = node.putObject(match.kind().name().toLowerCase(Locale.ROOT));
            kind.put("incidents", match.incidents());
            kind.put("found", match.found());
            kind.put("raised", match.raised());
            kind.put("explained", match.explained());
        }
    }

    /** Crossings of borders by the truth, and transitions. */
    void putCrossings(CrossingMatch match) {
        ObjectNode node = root.putObject("crossings");
        node.put("crossings", match.crossings());
        node.put("found", match.found());
        node.put("told", match.told());
        node.put("explained", match.explained());
    }

    /** Calls for help by the truth, and those that everybody can hear of. */
    void putCalls(long made, long heard) {
        root.putObject("calls").put("made", made).put("heard", heard);
        require("every call for help is on Kafka", heard == made);
    }

    /** Something that must hold. */
    void require(String what, boolean holds) {
        if (!holds) {
            unmet.add(what);
        }
    }

    /** Whether nothing is lost or doubled and all holds that must. */
    public boolean isGood() {
        return unmet.isEmpty() && lost() == 0 && duplicated() == 0;
    }

    /** Positions and orders that were acknowledged and are not there. */
    public long lost() {
        return number("positionsLost") + number("ordersLost");
    }

    /** Rows of them that are there once more. */
    public long duplicated() {
        return number("positionsDuplicated") + number("ordersDuplicated");
    }

    /** Adds the sums. */
    public void complete() {
        root.put("lost", lost());
        root.put("duplicated", duplicated());
        unmet.forEach(root.putArray("unmet")::add);
    }

    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), root);
    }

    /** For people. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d positions acknowledged, %,d in ClickHouse; %,d orders committed, %,d of them"
                        + " in their newest state on Kafka.%n",
                number("positions"),
                number("positionsInClickHouse"),
                number("orders"),
                number("ordersOnKafka"));
        out.printf(
                Locale.ROOT,
                "%,d lost, %,d duplicated.%n"
                        + "%,d estimates, %,d transitions of geofences, %,d states of anomalies, %,d plans.%n",
                lost(),
                duplicated(),
                number("etas"),
                number("geofenceTransitions"),
                number("anomalies"),
                number("plans"));
        root.path("incidents")
                .properties()
                .forEach(
                        kind ->
                                out.printf(
                                        Locale.ROOT,
                                        "%s: %,d of %,d incidents found, %,d of %,d alerts"
                                                + " explained by the truth.%n",
                                        kind.getKey(),
                                        kind.getValue().path("found").asLong(),
                                        kind.getValue().path("incidents").asLong(),
                                        kind.getValue().path("explained").asLong(),
                                        kind.getValue().path("raised").asLong()));
        JsonNode crossings = root.path("crossings");
        out.printf(
                Locale.ROOT,
                "Geofences: %,d of %,d clear crossings found, %,d of %,d transitions explained by"
                        + " the truth.%n",
                crossings.path("found").asLong(),
                crossings.path("crossings").asLong(),
                crossings.path("explained").asLong(),
                crossings.path("told").asLong());
        out.printf(
                Locale.ROOT,
                "%,d orders delivered, %,d of them without an estimate before.%n",
                root.path("ordersByStatus").path("delivered").asLong(),
                number("deliveredWithoutEta"));
        unmet.forEach(what -> out.printf("Does not hold: %s.%n", what));
        if (root.path("latencyMs").has("p50")) {
            out.printf(
                    Locale.ROOT,
                    "From a phone to the map in %,d ms (median), %,d ms (99 of 100), of %,d fixes of"
                            + " phones in order, after a warm-up of %.0f s.%n",
                    root.path("latencyMs").path("p50").asLong(),
                    root.path("latencyMs").path("p99").asLong(),
                    root.path("latencyMs").path("count").asLong(),
                    root.path("warmUpSeconds").asDouble());
        }
        out.printf(
                Locale.ROOT,
                "First vehicle on the map after %.1f s; %,d MiB of memory at most:",
                root.path("firstVehicleSeconds").asDouble(),
                number("rssMiB"));
        root.path("memoryMiB")
                .properties()
                .forEach(part -> out.printf(" %s %s", part.getKey(), part.getValue().asText()));
        out.println();
        out.flush();
    }

    private long number(String name) {
        return root.path(name).asLong();
    }
}
