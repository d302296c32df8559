/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.local.run.Roadstream.Called;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.CityFolder;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code demo} as a program runs it and as a person does, one after the other on one folder: three
 * starts, looked at by one test after the other.
 */
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
class DemoIT {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration MEASURED_WITHIN = Duration.ofMinutes(5);
    private static final Duration UP_WITHIN = Duration.ofMinutes(3);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("Live map\\S*: (http\\S+#token=\\S+)");
    private static final Pattern VEHICLE =
            Pattern.compile("VEHICLE (\\S+) (-?[\\d.]+) (-?[\\d.]+)\\R");
    private static final Pattern PLANNED = Pattern.compile("PLANNED (\\S+)\\R");
    private static final int VEHICLES = 20;

    /** With these a phone does not say where its vehicle is. */
    private static final Set<String> ELSEWHERE = Set.of("teleport", "spoof", "outlier");

    /** So many that some of them are such as roadstream must tell of. */
    private static final String FAULTS_PER_HOUR = "400";

    /** In the first of them the city lives through the hour before. */
    private static final int SECONDS = 70;

    /** What tracking said of the first report of each vehicle, by the sequence it begins with. */
    private static final String FIRST_FLAGS =
            """
            SELECT vehicle, argMin(arrayStringConcat(flag_reasons, ' '), sequence)
            FROM v_positions WHERE sequence >= %d GROUP BY vehicle ORDER BY vehicle""";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Roadstream roadstream;
    private static JsonNode measured;
    private static Called shown;

    @BeforeAll
    @Timeout(600)
    static void measureThenShow() throws Exception {
        roadstream =
                new Roadstream(
                        folder.resolve("data"),
                        Map.of("ROADSTREAM_SIMULATOR_FAULTS_PER_HOUR", FAULTS_PER_HOUR));
        measured = measure("demo.json", SECONDS, "--speed", "60", "--orders-per-hour", "1200");
        shown =
                roadstream.start(
                        "demo",
                        "--vehicles",
                        Integer.toString(VEHICLES),
                        "--orders-per-hour",
                        "1200");
        shown.awaitText("the first vehicle drove on the map", UP_WITHIN);
        shown.awaitText("Ctrl-C stops all parts.", WITHIN);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (shown != null) {
            shown.close();
        }
    }

    @Test
    @Order(1)
    void nothingIsLostAndTheReportSaysWhatWasSeen() {
        assertThat(measured.get("lost").asInt()).isZero();
        assertThat(measured.get("duplicated").asInt()).isZero();
        assertThat(measured.get("unanswered").asInt()).isZero();
        // Phones in tunnels, without a network and of drivers who are off report nothing.
        assertThat(measured.get("positions").asLong()).isGreaterThan(VEHICLES * 3_600 / 2);
        assertThat(measured.get("positionsInClickHouse")).isEqualTo(measured.get("positions"));
        assertThat(measured.get("orders").asLong()).isPositive();
        assertThat(measured.get("ordersInPostgres")).isEqualTo(measured.get("orders"));
        assertThat(measured.get("ordersOnKafka")).isEqualTo(measured.get("orders"));
        assertThat(measured.get("orderEventsOnKafka")).isEqualTo(measured.get("orderChanges"));
        assertThat(measured.get("orderEventsInClickHouse")).isEqualTo(measured.get("orderChanges"));
        assertThat(measured.get("unmet")).isEmpty();
        assertThat(measured.get("ordersByStatus").path("delivered").asLong()).isPositive();
        assertThat(measured.get("deliveredWithoutEta").asLong()).isZero();
        for (String key : List.of("etas", "geofenceTransitions", "anomalies", "plans")) {
            assertThat(measured.get(key).asLong()).as(key).isPositive();
        }
        assertThat(measured.get("crossings").get("crossings").asLong()).isPositive();
        // A fence may have been drawn just after a vehicle had crossed its border.
        assertThat(measured.get("crossings").get("found").asLong() * 10)
                .isGreaterThanOrEqualTo(measured.get("crossings").get("crossings").asLong() * 9);
        assertThat(measured.get("crossings").get("explained"))
                .isEqualTo(measured.get("crossings").get("told"));
        assertThat(measured.get("firstVehicleSeconds").asDouble()).isPositive();
        assertThat(measured.get("latencyMs").get("p50").asLong()).isBetween(0L, 60_000L);
        assertThat(measured.get("latencyMs").get("p99").asLong())
                .isGreaterThanOrEqualTo(measured.get("latencyMs").get("p50").asLong());
        JsonNode teleports = measured.get("incidents").get("teleport");
        assertThat(teleports.get("incidents").asLong()).isPositive();
        assertThat(teleports.get("found").asLong() * 10)
                .as("%s", teleports)
                .isGreaterThanOrEqualTo(teleports.get("incidents").asLong() * 9);
        assertThat(teleports.get("explained").asLong() * 10)
                .as("%s", teleports)
                .isGreaterThanOrEqualTo(teleports.get("raised").asLong() * 9);
        assertThat(measured.get("aheadMillis").asLong()).isLessThanOrEqualTo(0);
        assertThat(measured.get("rssMiB").asLong()).isBetween(500L, 6L * 1_024);
        assertThat(measured.get("memoryMiB").has("simulator")).isTrue();
        assertThat(measured.get("targets").get("nothingAheadOfItsTime").asBoolean()).isTrue();
        assertThat(measured.get("targets").get("memoryWithin6GiB").asBoolean()).isTrue();
        assertThat(measured.get("targets").has("firstVehicleWithin60s")).isTrue();
        assertThat(measured.get("targets").has("p99Within250ms")).isTrue();
    }

    @Test
    @Order(2)
    void theNextStartGoesOn() throws Exception {
        assertThat(shown.said()).containsPattern("Live map: http://127.0.0.1:\\d+/#token=\\S+");
        shown.awaitText("  driver   v-0", WITHIN);
        assertThatOpenOrdersWereCancelled();
        assertThatNobodyJumped();
        Called sql = roadstream.run("sql", "--format", "TSV", "SELECT count() FROM positions");
        assertThat(Long.parseLong(sql.said().strip()))
                .isGreaterThan(measured.get("positionsInClickHouse").asLong());
    }

    /** In a real browser, two windows of it; what happens is made in SQL and by REST. */
    @Test
    @Order(3)
    void opsSeeOrdersFencesAndAlerts() throws Exception {
        Browser.assumeThere();
        String said = shown.said();
        Matcher link = LINK.matcher(said);
        assertThat(link.find()).as(said).isTrue();
        String order = "o-by-hand";
        String zone = "Harbour by hand";
        try (Called look =
                Roadstream.program(
                        List.of(
                                "node",
                                Checkout.current()
                                        .root()
                                        .resolve("dashboards/e2e/demo-city.mjs")
                                        .toString(),
                                link.group(1),
                                order,
                                zone))) {
            look.awaitText("VEHICLE ", UP_WITHIN);
            await().atMost(WITHIN).until(() -> VEHICLE.matcher(look.said()).find());
            Matcher vehicle = VEHICLE.matcher(look.said());
            assertThat(vehicle.find()).isTrue();
            double lat = Double.parseDouble(vehicle.group(2));
            double lon = Double.parseDouble(vehicle.group(3));

            OwnOrders orders = OwnOrders.of(roadstream);
            orders.insertNear(order, lat, lon);
            look.say("order");
            await().atMost(UP_WITHIN).until(() -> PLANNED.matcher(look.said()).find());
            Matcher planned = PLANNED.matcher(look.said());
            assertThat(planned.find()).isTrue();
            orders.assign(order, planned.group(1));
            look.say("assigned");
            look.awaitText("ORDER", UP_WITHIN);
            Desk.of(roadstream).drawCircle("by-hand", zone, "NO_GO", lat, lon, 3_000);
            look.say("fence");
            look.awaitEnd(UP_WITHIN);

            assertThat(look.exitCode()).as(look.said()).isZero();
            assertThat(look.said()).contains("GOOD");
        }
    }

    @Test
    @Order(4)
    void aSignalStopsAllPartsInOrder() throws Exception {
        List<PartStatus> running = new RunFolder(roadstream.folders().run()).listParts();
        assertThat(running).extracting(PartStatus::name).contains("simulator", "city");

        shown.send("INT");
        shown.awaitEnd(WITHIN);

        assertThat(shown.said()).contains("stopping in order").contains("stopped after");
        assertThat(shown.said()).doesNotContain("did not stop");
        assertThat(shown.exitCode()).isZero();
        assertThat(running).allMatch(part -> part.process().find().isEmpty());
    }

    @Test
    @Order(5)
    void afterASignalTheNextStartGoesOnToo() throws Exception {
        JsonNode found = measure("again.json", 5);

        assertThat(found.get("positions").asLong()).isPositive();
        assertThat(found.get("positionsInClickHouse")).isEqualTo(found.get("positions"));
        assertThat(found.get("leftoversCancelled").asLong()).isPositive();
        assertThat(found.get("orderEventsInClickHouse").asLong())
                .isEqualTo(
                        found.get("orderChanges").asLong()
                                + found.get("leftoversOnKafka").asLong());
        assertThat(roadstream.folders().city().listRunsSince(0)).hasSize(3);
    }

    private static JsonNode measure(String file, int seconds, String... more) throws Exception {
        Path json = folder.resolve(file);
        List<String> arguments = new ArrayList<>(List.of("demo", "--headless", "--warm-up", "0s"));
        arguments.addAll(List.of("--for", seconds + "s", "--json", json.toString()));
        arguments.addAll(List.of("--vehicles", Integer.toString(VEHICLES)));
        arguments.addAll(List.of(more));
        try (Called demo = roadstream.start(arguments.toArray(String[]::new))) {
            demo.awaitEnd(MEASURED_WITHIN);
            assertThat(demo.exitCode()).as(demo.said()).isZero();
            assertThat(demo.said()).contains("0 lost, 0 duplicated.");
        }
        return JSON.readTree(json.toFile());
    }

    /**
     * By its first report in the second demo, of a vehicle whose phone was in order then and at the
     * end of the first one.
     */
    private static void assertThatNobodyJumped() throws Exception {
        List<CityFolder.Run> runs = roadstream.folders().city().listRunsSince(0);
        long firstSequence =
                JSON.readTree(runs.get(1).ledger().toFile()).get("firstSequence").asLong();
        List<String> begins =
                await().atMost(WITHIN)
                        .until(
                                () ->
                                        roadstream
                                                .run(
                                                        "sql",
                                                        "--format",
                                                        "TSV",
                                                        FIRST_FLAGS.formatted(firstSequence))
                                                .said()
                                                .lines()
                                                .filter(line -> line.startsWith("v-"))
                                                .toList(),
                                lines -> lines.size() > VEHICLES / 2);
        Set<String> explained = new HashSet<>();
        for (CityFolder.Run run : runs) {
            String truth = Files.readString(run.truth());
            // The last line may be half written.
            for (String line : truth.substring(0, truth.lastIndexOf('\n') + 1).lines().toList()) {
                JsonNode matter = JSON.readTree(line);
                if (ELSEWHERE.contains(matter.path("kind").asText())
                        && (run.equals(runs.get(1)) || matter.path("end").isNull())) {
                    explained.add(matter.path("vehicle").asText());
                }
            }
        }
        assertThat(begins)
                .filteredOn(line -> line.contains("IMPLAUSIBLE_SPEED"))
                .filteredOn(line -> !explained.contains(line.substring(0, line.indexOf('\t'))))
                .isEmpty();
    }

    /** Those that the first demo left open, as the ledger of the second one's simulator has it. */
    private static void assertThatOpenOrdersWereCancelled() {
        long open =
                measured.get("ordersByStatus").properties().stream()
                        .filter(
                                status ->
                                        !List.of("delivered", "cancelled", "failed")
                                                .contains(status.getKey()))
                        .mapToLong(status -> status.getValue().asLong())
                        .sum();
        List<CityFolder.Run> runs = roadstream.folders().city().listRunsSince(0);
        assertThat(runs).hasSize(2);
        await().atMost(WITHIN)
                .until(
                        () ->
                                Files.exists(runs.get(1).ledger())
                                        && JSON.readTree(runs.get(1).ledger().toFile())
                                                        .path("orders")
                                                        .path("leftoversCancelled")
                                                        .asLong(-1)
                                                == open);
    }
}
