/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.Plane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs without entrances, one after the other, followed by their true positions. */
class RunAfterRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Plane PLANE = new Plane(CityGenerator.CENTRE);

    /** Of a vehicle that sets off in the first second. */
    private static final double FIRST_SECOND_METERS = 5;

    @TempDir private Path folder = Path.of("");

    @Test
    void theNextRunBeginsWhereTheLastOneEnded() throws Exception {
        Map<String, JsonNode> ends = run("2026-11-20T11:00:00Z", "20m", true).last();

        Map<String, JsonNode> begins = run("2026-11-20T11:20:30Z", "3s", true).first();

        assertThat(begins).hasSizeGreaterThan(20);
        begins.keySet().retainAll(ends.keySet());
        assertThat(begins).hasSizeGreaterThan(15);
        assertThat(begins.keySet())
                .allMatch(
                        vehicle ->
                                meters(ends.get(vehicle), begins.get(vehicle))
                                        < FIRST_SECOND_METERS);
    }

    @Test
    void withoutTheFileItBeginsAnew() throws Exception {
        Map<String, JsonNode> ends = run("2026-11-20T11:00:00Z", "20m", false).last();

        Map<String, JsonNode> begins = run("2026-11-20T11:20:30Z", "3s", false).first();

        begins.keySet().retainAll(ends.keySet());
        assertThat(begins.keySet())
                .filteredOn(vehicle -> meters(ends.get(vehicle), begins.get(vehicle)) > 500)
                .hasSizeGreaterThan(10);
    }

    @Test
    void aBrokenFileDoesNotStopTheStartAndIsWholeAtTheEnd() throws Exception {
        Files.writeString(folder.resolve("places.json"), "{\"city\":");

        run("2026-11-20T11:00:00Z", "10s", true);

        JsonNode places = JSON.readTree(folder.resolve("places.json").toFile());
        assertThat(places.get("vehicles").size()).isEqualTo(30);
        assertThat(places.get("time").asText()).startsWith("2026-11-20T11:00:09.9");
    }

    @Test
    void theLedgerIsWrittenThoughThePlacesCannotBe() {
        Path ledger = folder.resolve("ledger.json");
        Map<String, String> settings =
                Map.of(
                        "simulator-speed", "max",
                        "simulator-start", "2026-11-20T11:00:00Z",
                        "simulator-duration", "10s",
                        "simulator-ledger-file", ledger.toString(),
                        "simulator-places-file", folder.resolve("missing/places.json").toString());
        // So early that no ledger of the run is due but the last.
        Clock early = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

        assertThatThrownBy(() -> run(settings, early))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("the places can't be written to ");

        assertThat(ledger).exists();
    }

    /** True positions of each vehicle, the first and the last. */
    private record Ways(Map<String, JsonNode> first, Map<String, JsonNode> last) {}

    private Ways run(String start, String duration, boolean isRemembered) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("simulator-vehicles", "30");
        settings.put("simulator-orders-per-hour", "120");
        settings.put("simulator-speed", "max");
        settings.put("simulator-start", start);
        settings.put("simulator-duration", duration);
        settings.put("simulator-truth-positions", "1s");
        settings.put("simulator-truth-file", folder.resolve("truth.jsonl").toString());
        if (isRemembered) {
            settings.put("simulator-places-file", folder.resolve("places.json").toString());
        }
        assertThat(run(settings, Clock.systemUTC())).isTrue();
        return read(Files.readAllLines(folder.resolve("truth.jsonl")));
    }

    private static boolean run(Map<String, String> settings, Clock clock) throws Exception {
        return new SimulatorRun(
                        SimulatorConfig.of(ConfigValues.of(SimulatorConfig.listKeys(), settings)),
                        clock,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    private static Ways read(List<String> truth) throws Exception {
        Map<String, JsonNode> first = new TreeMap<>();
        Map<String, JsonNode> last = new TreeMap<>();
        for (String line : truth) {
            JsonNode matter = JSON.readTree(line);
            if (matter.get("kind").asText().equals("position")) {
                first.putIfAbsent(matter.get("vehicle").asText(), matter.get("details"));
                last.put(matter.get("vehicle").asText(), matter.get("details"));
            }
        }
        return new Ways(first, last);
    }

    private static double meters(@Nullable JsonNode from, @Nullable JsonNode to) {
        return PLANE.toPlane(place(from)).distanceMeters(PLANE.toPlane(place(to)));
    }

    private static GeoPoint place(@Nullable JsonNode place) {
        JsonNode details = Objects.requireNonNull(place);
        return GeoPoint.ofDegrees(details.get("lat").asDouble(), details.get("lon").asDouble());
    }
}
