/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator's truth files say. */
final class TruthLog {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Map<String, Long> counts = new TreeMap<>();
    private final PhoneTroubles troubles = new PhoneTroubles();
    private final List<Incident> incidents = new ArrayList<>();

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

    private void add(JsonNode line) {
        String kind = line.path("kind").asText();
        counts.merge(kind, 1L, Long::sum);
        String vehicle = line.path("vehicle").asText();
        if (vehicle.isEmpty()) {
            return;
        }
        long from = Instant.parse(line.path("start").asText()).toEpochMilli();
        long to =
                line.path("end").isTextual()
                        ? Instant.parse(line.path("end").asText()).toEpochMilli()
                        : Long.MAX_VALUE;
        if (kind.equals("wrong_clock")) {
            troubles.addWrongClock(vehicle);
        } else if (kind.equals("offline")) {
            troubles.addOffline(vehicle, from, to);
        }
        incidents.add(new Incident(kind, vehicle, from, to));
    }
}
