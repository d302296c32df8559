/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.FreePort;
import io.roadstream.ingest.auth.ApiKeyFile;
import io.roadstream.ingest.fixtures.TopicReader;
import io.roadstream.ingest.http.IngestMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replay and ingest as processes that are killed and stopped. */
@Timeout(240)
class ReplayProcessIT {
    @TempDir Path folder;

    private EmbeddedKafka kafka;
    private ChildCommand ingestCommand;
    private String url;
    private String key;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        Path keysFile = folder.resolve("keys.json");
        key = ApiKeyFile.create(keysFile, "acme", false);
        int port = FreePort.pick();
        url = "http://127.0.0.1:" + port;
        ingestCommand =
                new ChildCommand(
                        IngestMain.class.getName(),
                        List.of("-Xmx192m"),
                        List.of(
                                "--ingest-port=" + port,
                                "--ingest-keys-file=" + keysFile,
                                "--ingest-kafka-bootstrap=" + kafka.bootstrapServers()),
                        folder.resolve("ingest.log"),
                        Duration.ofSeconds(90));
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void survivesKillsOfTheServerWithoutLossOrDisorder() throws Exception {
        int rows = 100 * 240;
        try (TopicReader<PositionReport> positions =
                new TopicReader<>(kafka.bootstrapServers(), Topics.POSITIONS)) {
            ChildProcess ingest = ChildProcess.start(ingestCommand);
            Process replay =
                    replay(
                            "--sample",
                            "--vehicles",
                            "100",
                            "--duration",
                            "20m",
                            "--speed",
                            "max",
                            "--batch",
                            "25");
            List<PositionReport> reports = new ArrayList<>(positions.read(rows / 6));
            for (int kill = 0; kill < 2; kill++) {
                assertThat(replay.isAlive()).isTrue();
                ingest.kill();
                ingest = ChildProcess.start(ingestCommand);
                reports.addAll(positions.read(rows / 6));
            }

            assertThat(replay.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(replay.exitValue()).as(log()).isZero();
            ingest.close();
            reports.addAll(positions.readAvailable());
            assertThat(totals().path("accepted").asLong()).isEqualTo(rows);
            assertEachOnceInOrder(reports, rows);
        }
    }

    @Test
    void endsInOrderOnCtrlC() throws Exception {
        try (ChildProcess ingest = ChildProcess.start(ingestCommand);
                TopicReader<PositionReport> positions =
                        new TopicReader<>(kafka.bootstrapServers(), Topics.POSITIONS)) {
            Process replay = replay("--sample", "--vehicles", "50", "--duration", "1h");
            List<PositionReport> reports = new ArrayList<>(positions.read(50));

            new ProcessBuilder("sh", "-c", "kill -INT " + replay.pid()).start().waitFor();
            assertThat(replay.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(replay.exitValue()).isEqualTo(130);
            reports.addAll(positions.readAvailable());
            JsonNode totals = totals();
            assertThat(totals.path("completed").asBoolean()).isFalse();
            assertThat(totals.path("sent").asLong())
                    .isEqualTo(totals.path("accepted").asLong())
                    .isEqualTo(reports.size());
            assertThat(log()).contains(reports.size() + " sent");
            assertThat(ingest.isAlive()).isTrue();
        }
    }

    /** Later copies of a report come from repeated batches; the first copies must be in order. */
    private static void assertEachOnceInOrder(List<PositionReport> reports, int rows) {
        Set<String> uuids = new HashSet<>();
        Map<String, Long> newest = new HashMap<>();
        for (PositionReport report : reports) {
            if (uuids.add(String.valueOf(report.deviceUuid()))) {
                Long before =
                        newest.put(
                                report.envelope().entityId(), report.envelope().eventTimeMillis());
                assertThat(before == null ? 0 : before)
                        .isLessThan(report.envelope().eventTimeMillis());
            }
        }
        assertThat(uuids).hasSize(rows);
    }

    private Process replay(String... arguments) throws IOException {
        // A shell that runs the tests in the background has them ignore SIGINT, and so would this.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayMain.class.getName(),
                        "--url",
                        url,
                        "--json",
                        folder.resolve("totals.json").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("replay.log").toFile());
        builder.environment().put("ROADSTREAM_KEY", key);
        return builder.start();
    }

    private JsonNode totals() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("totals.json").toFile());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("replay.log"));
    }
}
