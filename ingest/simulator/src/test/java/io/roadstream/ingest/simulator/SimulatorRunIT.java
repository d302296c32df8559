/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.ingest.simulator.fixtures.FakeGateway;
import io.roadstream.ingest.simulator.fixtures.FakeIngest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, with a server at each entrance. */
class SimulatorRunIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] KEY = new byte[32];

    @TempDir private Path folder = Path.of("");

    @Test
    void allEntrancesHaveWhatTheLedgerSays() throws Exception {
        Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(KEY));
        try (FakeIngest ingest = new FakeIngest(1, 20);
                FakeGateway gateway = new FakeGateway(KEY, 1, 10);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            Map<String, String> settings = new HashMap<>(files());
            settings.put("simulator-vehicles", "20");
            settings.put("simulator-orders-per-hour", "120");
            settings.put("simulator-faults-per-hour", "300");
            settings.put("simulator-speed", "max");
            settings.put("simulator-start", "2026-11-20T11:00:00Z");
            settings.put("simulator-duration", "40m");
            settings.put("simulator-ingest-url", ingest.uri().toString());
            settings.put("simulator-ingest-key", FakeIngest.KEY);
            settings.put("simulator-orders-url", postgres.jdbcUrl());
            settings.put("simulator-orders-user", postgres.user());
            settings.put("simulator-orders-password", postgres.password());
            settings.put("simulator-gateway-url", gateway.uri().toString());
            settings.put("simulator-gateway-key-file", folder.resolve("key").toString());
            settings.put("simulator-stop-timeout", "60s");
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            boolean isComplete =
                    new SimulatorRun(
                                    config(settings),
                                    Clock.systemUTC(),
                                    new PrintStream(out, true, StandardCharsets.UTF_8))
                            .run();

            assertThat(isComplete).isTrue();
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(2).first().isEqualTo("READY");
            JsonNode summary = JSON.readTree(lines.get(1));
            assertThat(summary).isEqualTo(read("summary.json"));
            assertThat(summary.get("completed").asBoolean()).isTrue();
            assertThat(summary.get("end").asText()).startsWith("2026-11-20T11:39:59.");
            JsonNode ledger = read("ledger.json");
            requirePositions(ledger, ingest);
            requireOrders(ledger, postgres);
            // Of the duties that came while a line was busy only the newest was said.
            JsonNode drivers = ledger.get("drivers");
            assertThat(drivers.get("duties").asInt()).isGreaterThanOrEqualTo(15);
            assertThat(drivers.get("refused").asInt()).isZero();
            assertThat(IntStream.rangeClosed(1, 20))
                    .filteredOn(i -> !gateway.saidOf("v-%04d".formatted(i)).isEmpty())
                    .hasSizeGreaterThanOrEqualTo(15);
            assertThat(Files.readAllLines(folder.resolve("truth.jsonl"))).hasSizeGreaterThan(20);
        }
    }

    @Test
    void sigtermEndsARunInThePresentInOrderAndNothingCameFromTheFuture() throws Exception {
        try (FakeIngest ingest = new FakeIngest(1, 0)) {
            Process process = start(ingest);
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.readLine()).isEqualTo("READY");
                awaitPresent(ingest);

                // Not destroy(): that would also close the pipe from which the summary is read.
                process.toHandle().destroy();

                JsonNode summary = JSON.readTree(out.readLine());
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(143);
                assertThat(summary.get("completed").asBoolean()).isFalse();
                assertThat(summary.get("positions").get("unanswered").asInt()).isZero();
                requirePositions(read("ledger.json"), ingest);
                assertThat(ingest.aheadMillis()).isLessThanOrEqualTo(0);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void driversFollowWhatTheGatewayPublishesAndTheDatabaseHasIt() throws Exception {
        Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(KEY));
        try (FakeGateway gateway = new FakeGateway(KEY, 1, 0);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
                Planner planner = new Planner(gateway, postgres)) {
            Map<String, String> settings = new HashMap<>(files());
            settings.put("simulator-vehicles", "20");
            settings.put("simulator-orders-per-hour", "3600");
            settings.put("simulator-faults-per-hour", "0");
            settings.put("simulator-start", "2026-11-20T11:00:00Z");
            settings.put("simulator-duration", "20s");
            settings.put("simulator-plans", "published");
            settings.put("simulator-plans-patience", "1h");
            settings.put("simulator-orders-url", postgres.jdbcUrl());
            settings.put("simulator-orders-user", postgres.user());
            settings.put("simulator-orders-password", postgres.password());
            settings.put("simulator-gateway-url", gateway.uri().toString());
            settings.put("simulator-gateway-key-file", folder.resolve("key").toString());
            planner.start();

            new SimulatorRun(
                            config(settings),
                            Clock.systemUTC(),
                            new PrintStream(
                                    new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                    .run();

            planner.stop();
            Map<String, String> assigned = planner.assignments();
            assertThat(assigned).isNotEmpty();
            assertThat(planner.planned()).containsAllEntriesOf(assigned);
            JsonNode plans = read("summary.json").get("plans");
            assertThat(plans.get("received").asInt()).isPositive();
            assertThat(plans.get("assigned").asInt()).isPositive();
            assertThat(plans.get("firstCome").asInt()).isZero();
        }
    }

    private Process start(FakeIngest ingest) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--simulator-vehicles=10",
                        "--simulator-phone-faults=off",
                        "--simulator-speed=max",
                        "--simulator-ingest-url=" + ingest.uri());
        command.environment().put("ROADSTREAM_SIMULATOR_INGEST_KEY", FakeIngest.KEY);
        files().forEach((key, value) -> command.command().add("--" + key + "=" + value));
        return command.redirectError(folder.resolve("err").toFile()).start();
    }

    private Map<String, String> files() {
        return Map.of(
                "simulator-truth-file", folder.resolve("truth.jsonl").toString(),
                "simulator-ledger-file", folder.resolve("ledger.json").toString(),
                "simulator-summary-file", folder.resolve("summary.json").toString());
    }

    /** The run begins an hour ago; from here on it can't go faster than the wall clock. */
    private static void awaitPresent(FakeIngest ingest) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ingest.aheadMillis() < -2_000 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(ingest.aheadMillis()).isGreaterThanOrEqualTo(-2_000L);
    }

    private static void requirePositions(JsonNode ledger, FakeIngest ingest) {
        JsonNode vehicles = ledger.get("vehicles");
        Map<String, Set<Long>> stored = ingest.stored();
        assertThat(vehicles.size()).isEqualTo(stored.size());
        stored.forEach(
                (vehicle, sequences) ->
                        assertThat(vehicles.get(vehicle).get("acknowledged").asInt())
                                .isEqualTo(sequences.size()));
        assertThat(ledger.get("positions").get("acknowledged").asLong())
                .isEqualTo(stored.values().stream().mapToLong(Set::size).sum())
                .isPositive();
    }

    private static void requireOrders(JsonNode ledger, EmbeddedPostgres postgres) throws Exception {
        Map<String, String> rows = new HashMap<>();
        long events;
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            ResultSet orders = statement.executeQuery("SELECT order_id, status FROM orders");
            while (orders.next()) {
                rows.put(orders.getString(1), orders.getString(2));
            }
            ResultSet count = statement.executeQuery("SELECT count(*) FROM order_events");
            count.next();
            events = count.getLong(1);
        }
        Map<String, String> committed = new HashMap<>();
        ledger.get("orderStatus")
                .properties()
                .forEach(field -> committed.put(field.getKey(), field.getValue().asText()));
        assertThat(rows).isNotEmpty().isEqualTo(committed);
        assertThat(ledger.get("orders").get("changes").asLong()).isEqualTo(events);
    }

    private static SimulatorConfig config(Map<String, String> settings) {
        return SimulatorConfig.of(ConfigValues.of(SimulatorConfig.listKeys(), settings));
    }

    private JsonNode read(String name) throws Exception {
        return JSON.readTree(folder.resolve(name).toFile());
    }
}
