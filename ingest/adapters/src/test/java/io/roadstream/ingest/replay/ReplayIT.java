/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Path file = Files.writeString(folder.resolve("cabs.csv"), CABS);
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
    void sendsASample() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            Path json = folder.resolve("totals.json");
            Run run =
                    replay(
                            "--sample",
                            "--vehicles",
                            "10",
                            "--duration",
                            "1m",
                            "--speed",
                            "max",
                            "--json",
                            json.toString());

            assertThat(run.exitCode).as(run.output).isZero();
            assertThat(positions.read(120)).hasSize(120);
            assertThat(Files.readString(json))
                    .startsWith(
                            "{\"sent\":120,\"accepted\":120,\"rejected\":0,\"malformed\":0,\"distinct\":120,");
        }
    }

    private static Run replay(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", ingest.server().uri().toString(), "--key", ingest.key()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode =
                ReplayMain.commandLine(
                                Clock.systemUTC(),
                                new PrintStream(output, true, StandardCharsets.UTF_8))
                        .execute(all.toArray(String[]::new));
        return new Run(exitCode, output.toString(StandardCharsets.UTF_8));
    }

    private record Run(int exitCode, String output) {}
}
