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

    /** Of each kind in the file. */
    private static final int MOST_DIFFERENCES = 50;

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
            Tally tally = match.tally();
            kind.put("incidents", tally.expected());
            kind.put("found", tally.found());
            kind.put("raised", tally.told());
            kind.put("explained", tally.explained());
            putDifferences(kind, tally);
            require(
                    "anomalies of kind %s are those of the truth".formatted(match.kind()),
                    tally.isReconciled());
        }
    }

    /** Crossings of borders by the truth, and transitions. */
    void putCrossings(Tally tally) {
        ObjectNode node = root.putObject("crossings");
        node.put("crossings", tally.expected());
        node.put("found", tally.found());
        node.put("told", tally.told());
        node.put("explained", tally.explained());
        putDifferences(node, tally);
        require("transitions are the crossings of the truth", tally.isReconciled());
    }

    private static void putDifferences(ObjectNode node, Tally tally) {
        ArrayNode missed = node.putArray("missed");
        tally.missed().stream().limit(MOST_DIFFERENCES).forEach(missed::add);
        ArrayNode unexplained = node.putArray("unexplained");
        tally.unexplained().stream().limit(MOST_DIFFERENCES).forEach(unexplained::add);
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

    /** Positions, orders and changes of orders that were acknowledged and are not there. */
    public long lost() {
        return number("positionsLost") + number("ordersLost") + number("orderEventsLost");
    }

    /** Rows of them that are there once more. */
    public long duplicated() {
        return number("positionsDuplicated")
                + number("ordersDuplicated")
                + number("orderEventsDuplicated");
    }

    /** Adds the sums, and which targets were met. */
    public void complete() {
        root.put("lost", lost());
        root.put("duplicated", duplicated());
        ObjectNode targets = root.putObject("targets");
        DemoTarget.listOf(root).forEach(target -> targets.put(target.name(), target.isMet()));
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
        printDelivered(out, root.path("ordersByStatus").path("delivered").asLong());
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
        DemoTarget.listOf(root).forEach(target -> out.println(target.line()));
        out.flush();
    }

    private void printDelivered(PrintWriter out, long delivered) {
        if (delivered == 0) {
            out.printf(
                    "No order was delivered yet, so nothing is known of estimates before a"
                            + " delivery: take a longer --for, or --speed 60.%n");
            return;
        }
        out.printf(
                Locale.ROOT,
                "%,d orders delivered, %,d of them without an estimate before.%n",
                delivered,
                number("deliveredWithoutEta"));
    }

    private long number(String name) {
        return root.path(name).asLong();
    }
}
