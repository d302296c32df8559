/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.contract.event.VehicleStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the simulator's truth files say. */
final class TruthLog {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** With these, reports do not say where the vehicle is, or say it late. */
    private static final Set<String> TROUBLES =
            Set.of("teleport", "spoof", "frozen", "offline", "tunnel", "wrong_clock", "outlier");

    private final Map<String, Long> counts = new TreeMap<>();
    private final PhoneTroubles troubles = new PhoneTroubles();
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, TrueWay> ways = new TreeMap<>();

    /**
     * Something that was the matter with a vehicle.
     *
     * @param toMillis when it ended, {@code Long.MAX_VALUE} if it goes on
     */
    record Incident(String kind, String vehicle, long fromMillis, long toMillis) {}

    /** Adds a file; one that was never written has nothing to say. */
    void add(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(JSON.readTree(line));
            }
        }
    }

    Map<String, Long> counts() {
        return counts;
    }

    PhoneTroubles troubles() {
        return troubles;
    }

    List<Incident> incidents() {
        return incidents;
    }

    /** Where each vehicle really was, if the simulator was asked to tell. */
    Map<String, TrueWay> ways() {
        return ways;
    }

    /** Calls for help. */
    List<Incident> calls() {
        return incidents.stream().filter(incident -> incident.kind().equals("sos")).toList();
    }

    /** How many of the calls are among what vehicles were heard to say. */
    long countHeard(List<VehicleStatus> statuses) {
        return calls().stream()
                .filter(call -> statuses.stream().anyMatch(status -> isOf(status, call)))
                .count();
    }

    private static boolean isOf(VehicleStatus status, Incident call) {
        return status.emergency() != null
                && status.envelope().entityId().equals(call.vehicle())
                && status.envelope().eventTimeMillis() >= call.fromMillis()
                && status.envelope().eventTimeMillis() <= call.toMillis();
    }

    /** Whether its reports were not to be relied on at a time, or not long before or after. */
    boolean isInTrouble(String vehicle, long millis, long slackMillis) {
        return incidents.stream()
                .filter(incident -> incident.vehicle().equals(vehicle))
                .filter(incident -> TROUBLES.contains(incident.kind()))
                .anyMatch(
                        incident ->
                                incident.fromMillis() <= millis + slackMillis
                                        && millis - slackMillis <= incident.toMillis());
    }

    private void add(JsonNode line) {
        String kind = line.path("kind").asText();
        counts.merge(kind, 1L, Long::sum);
        String vehicle = line.path("vehicle").asText();
        if (vehicle.isEmpty()) {
            return;
        }
        long from = Instant.parse(line.path("start").asText()).toEpochMilli();
        if (kind.equals("position")) {
            JsonNode place = line.path("details");
            ways.computeIfAbsent(vehicle, key -> new TrueWay())
                    .add(from, place.path("lat").asDouble(), place.path("lon").asDouble());
            return;
        }
        long to =
                line.path("end").isTextual()
                        ? Instant.parse(line.path("end").asText()).toEpochMilli()
                        : Long.MAX_VALUE;
        if (kind.equals("wrong_clock")) {
            troubles.addWrongClock(vehicle, line.path("details").path("aheadMillis").asLong());
        } else if (kind.equals("offline")) {
            troubles.addOffline(vehicle, from, to);
        }
        incidents.add(new Incident(kind, vehicle, from, to));
    }
}
