/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.auth.ApiKeyFile;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final String CABS =
            """
            ts,cab_id,lat,lon,occupied
            1211266800,cab-a,37.78643,-122.43123,0
            1211266800,cab-b,37.78640,-122.41349,0
            1211266830,cab-a,37.78700,-122.43200,1
            1211266860,cab-b,50.30000,-122.41000,1
            """;

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static TestIngest ingest;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        ingest = TestIngest.start(kafka, folder, Clock.systemUTC(), Map.of());
    }

    @AfterAll
    static void stop() {
        ingest.close();
        kafka.close();
    }

    @Test
    void sendsAFileTwiceWithTheSameUuids() throws Exception {
        Path file = file(CABS);
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Run first = replay(file.toString(), "--format", "sf-cabs", "--speed", "max");
            Run second = replay(file.toString(), "--format", "sf-cabs", "--speed", "max");

            assertThat(first.exitCode).as(first.output).isZero();
            assertThat(second.exitCode).as(second.output).isZero();
            List<PositionReport> reports = positions.read(8);
            assertThat(reports).hasSize(8);
            assertThat(reports.stream().map(PositionReport::deviceUuid).distinct()).hasSize(4);
            assertThat(
                            reports.stream()
                                    .filter(r -> r.envelope().entityId().equals("cab-b"))
                                    .map(r -> r.location().lat()))
                    .containsExactly(37.7864, 50.3, 37.7864, 50.3);
        }
    }

    @Test
    void repeatsAShiftedRunExactly() throws Exception {
        Path file = file(CABS);
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Run first =
                    replay(
                            file.toString(),
                            "--format",
                            "sf-cabs",
                            "--speed",
                            "max",
                            "--shift",
                            "now");
            long shift = first.totals().path("shiftMillis").asLong();
            Run second =
                    replay(
                            file.toString(),
                            "--format",
                            "sf-cabs",
                            "--speed",
                            "max",
                            "--shift",
                            Long.toString(shift));

            assertThat(first.output).contains("(repeat with --shift " + shift + ")");
            assertThat(first.totals().path("firstTimeMillis").asLong())
                    .isEqualTo(1_211_266_800_000L + shift);
            assertThat(second.exitCode).as(second.output).isZero();
            List<PositionReport> reports = positions.read(8);
            assertThat(reports.stream().map(PositionReport::deviceUuid).distinct()).hasSize(4);
            assertThat(reports.stream().map(r -> r.envelope().eventTimeMillis() - shift))
                    .containsOnly(1_211_266_800_000L, 1_211_266_830_000L, 1_211_266_860_000L);
            assertThat(reports)
                    .allMatch(
                            r -> r.envelope().eventTimeMillis() <= r.envelope().ingestTimeMillis());
        }
    }

    @Test
    void statesTheFilesTimeAsIngestTime() throws Exception {
        String key = ApiKeyFile.create(ingest.keysFile(), "museum", true);
        Awaitility.await()
                .until(
                        () ->
                                ingest.send(
                                                        ingest.json("/v1/positions", "[]")
                                                                .setHeader(
                                                                        "Authorization",
                                                                        "Bearer " + key))
                                                .statusCode()
                                        == 200);
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Run run =
                    replay(
                            file(CABS).toString(),
                            "--format",
                            "sf-cabs",
                            "--speed",
                            "max",
                            "--as-of",
                            "--batch",
                            "1",
                            "--key",
                            key);

            assertThat(run.exitCode).as(run.output).isZero();
            assertThat(positions.read(4))
                    .allMatch(
                            r -> r.envelope().ingestTimeMillis() == r.envelope().eventTimeMillis());
        }
    }

    @Test
    void refusesToStateTimesWithoutTheRight() throws Exception {
        Run run = replay(file(CABS).toString(), "--format", "sf-cabs", "--speed", "max", "--as-of");

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output).contains("the server says 403").contains("0 accepted");
        assertThat(run.totals().path("completed").asBoolean()).isFalse();
    }

    @Test
    void countsWhatIsRefusedAndWhatCannotBeRead() throws Exception {
        Path file =
                file(
                        CABS
                                + "nonsense\n"
                                + "1211266870,cab c,37.1,-122.1,0\n"
                                + "1211266870,cab-a,97.1,-122.1,0\n"
                                + "1211266880,cab-a,37.1,-122.1,0\n"
                                + "1211266880,cab-a,37.1,-122.1,0\n");
        Run run = replay(file.toString(), "--format", "sf-cabs", "--speed", "max");
        Run allowed =
                replay(
                        file.toString(),
                        "--format",
                        "sf-cabs",
                        "--speed",
                        "max",
                        "--allow-rejected");

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.output)
                .contains("line 6: 1 values where the header has 5: nonsense")
                .contains(
                        "rejected: entityId must match [A-Za-z0-9._:-]{1,64}, was 'cab c': 1211266870,cab c,")
                .contains(
                        "rejected: lat must be in [-90.0, 90.0], was 97.1: 1211266870,cab-a,97.1");
        JsonNode totals = run.totals();
        assertThat(totals.path("sent").asLong()).isEqualTo(8);
        assertThat(totals.path("accepted").asLong()).isEqualTo(6);
        assertThat(totals.path("rejected").asLong()).isEqualTo(3);
        assertThat(totals.path("malformed").asLong()).isEqualTo(1);
        assertThat(totals.path("distinct").asLong()).isEqualTo(7);
        assertThat(totals.path("firstTimeMillis").asLong()).isEqualTo(1_211_266_800_000L);
        assertThat(totals.path("lastTimeMillis").asLong()).isEqualTo(1_211_266_880_000L);
        assertThat(allowed.exitCode).as(allowed.output).isZero();
    }

    @Test
    void keepsTheOrderOfEachVehicle() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Run run =
                    replay(
                            "--sample",
                            "--vehicles",
                            "40",
                            "--duration",
                            "10m",
                            "--speed",
                            "max",
                            "--connections",
                            "4",
                            "--batch",
                            "17");

            assertThat(run.exitCode).as(run.output).isZero();
            Map<String, List<Long>> times =
                    positions.read(4_800).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            r -> r.envelope().entityId(),
                                            Collectors.mapping(
                                                    r -> r.envelope().eventTimeMillis(),
                                                    Collectors.toList())));
            assertThat(times).hasSize(40);
            assertThat(times.values())
                    .allSatisfy(
                            own ->
                                    assertThat(own)
                                            .hasSize(120)
                                            .isSortedAccordingTo(Comparator.naturalOrder()));
        }
    }

    @Test
    void keepsThePaceOfTheFile() throws Exception {
        Path file =
                file(
                        """
                        ts,cab_id,lat,lon,occupied
                        1211266800,cab-a,37.1,-122.1,0
                        1211266802,cab-a,37.1,-122.1,0
                        """);
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Run run = replay(file.toString(), "--format", "sf-cabs", "--shift", "now");

            assertThat(run.exitCode).as(run.output).isZero();
            // The second report lies 2 s after the first, which was sent at its own time.
            assertThat(positions.read(2))
                    .allMatch(
                            r -> r.envelope().ingestTimeMillis() >= r.envelope().eventTimeMillis());
        }
    }

    @Test
    void sendsOnlyWhatIsSelected() throws Exception {
        Path file = file(CABS);
        Run limited =
                replay(file.toString(), "--format", "sf-cabs", "--speed", "max", "--limit", "3");
        Run windowed =
                replay(
                        file.toString(),
                        "--format",
                        "sf-cabs",
                        "--speed",
                        "max",
                        "--time-zone",
                        "America/Los_Angeles",
                        "--from",
                        "2008-05-20T00:00:30",
                        "--to",
                        "2008-05-20T07:01:00Z");

        assertThat(limited.totals().path("accepted").asLong()).isEqualTo(3);
        assertThat(windowed.totals().path("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void explainsWrongOptions() throws Exception {
        String file = file(CABS).toString();

        assertThat(replay(file).exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "none").exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "csv").exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "beijing-taxis").exitCode).isEqualTo(2);
        assertThat(replay("--sample", file).exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "sf-cabs", "--speed", "0").exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "sf-cabs", "--from", "x").exitCode).isEqualTo(2);
        assertThat(replay(file, "--format", "sf-cabs", "--as-of", "--shift", "now").exitCode)
                .isEqualTo(2);
        assertThat(replay("/none", "--format", "sf-cabs").exitCode).isEqualTo(1);
    }

    @Test
    void checksTheHeadOfAFileWithoutSending() throws Exception {
        String file = file(CABS).toString();

        Run fits = replay(file, "--format", "sf-cabs", "--check-only");
        Run other = replay(file, "--format", "beijing-taxis", "--check-only");
        Run missing = replay("/none.csv", "--format", "sf-cabs", "--check-only");

        assertThat(fits.exitCode).isZero();
        assertThat(fits.json).isEmptyFile();
        assertThat(other.exitCode).isEqualTo(2);
        assertThat(missing.exitCode).isEqualTo(1);
        assertThat(missing.output).contains("there is no file '/none.csv'");
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "cabs", ".csv"), text);
    }

    private static Run replay(String... arguments) throws IOException {
        Path json = Files.createTempFile(folder, "totals", ".json");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", ingest.server().uri().toString(), "--json", json.toString()));
        if (!all.contains("--key")) {
            all.addAll(List.of("--key", ingest.key()));
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode =
                ReplayMain.commandLine(
                                Clock.systemUTC(),
                                new PrintStream(output, true, StandardCharsets.UTF_8))
                        .execute(all.toArray(String[]::new));
        return new Run(exitCode, output.toString(StandardCharsets.UTF_8), json);
    }

    private record Run(int exitCode, String output, Path json) {
        JsonNode totals() throws IOException {
            return new ObjectMapper().readTree(json.toFile());
        }
    }
}
