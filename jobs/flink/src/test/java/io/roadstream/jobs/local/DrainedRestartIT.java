/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A drained run whose checkpoints are gone: the next one goes on from the offsets. */
class DrainedRestartIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void storesNothingTwiceWhenTheCheckpointsOfADrainedRunAreGone() throws Exception {
        try (Stack stack = Stack.start(data)) {
            try (ChildProcess flink = stack.startFlink()) {
                stack.publish(reports(0, 500));
                awaitRows(stack, 500);
                drain(flink, "live");
                drain(flink, "history");
                await().atMost(LIMIT).until(() -> !flink.isAlive());
                assertThat(flink.exitCode()).hasValue(0);
            }
            delete(data.resolve("flink").resolve("checkpoints"));

            try (ChildProcess flink = stack.startFlink()) {
                stack.publish(reports(500, 600));
                awaitRows(stack, 600);
                drain(flink, "live");
                drain(flink, "history");
            }
            assertThat(
                            stack.sql(
                                    "SELECT count(), uniqExact(seq), min(seq), max(seq) FROM positions"))
                    .isEqualTo("600\t600\t0\t599");
        }
    }

    private void drain(ChildProcess flink, String job) throws Exception {
        String savepoints =
                data.resolve("flink/checkpoints")
                        .resolve(job)
                        .resolve("savepoints")
                        .toUri()
                        .toString();
        await().atMost(LIMIT)
                .until(
                        () ->
                                call(flink, "GET", "/jobs/" + id(flink, job), "")
                                        .contains("\"state\":\"RUNNING\""));
        await().atMost(LIMIT)
                .until(
                        () ->
                                call(
                                                flink,
                                                "POST",
                                                "/jobs/" + id(flink, job) + "/stop",
                                                "{\"drain\":true,\"targetDirectory\":\"%s\"}"
                                                        .formatted(savepoints))
                                        .contains("request-id"));
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () ->
                                !flink.isAlive()
                                        || call(flink, "GET", "/jobs/" + id(flink, job), "")
                                                .contains("\"state\":\"FINISHED\""));
    }

    private static String id(ChildProcess flink, String job)
            throws IOException, InterruptedException {
        Matcher found =
                Pattern.compile("\"jid\":\"([0-9a-f]{32})\",\"name\":\"%s\"".formatted(job))
                        .matcher(call(flink, "GET", "/jobs/overview", ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String call(ChildProcess flink, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(flink.address()).resolve(path))
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void awaitRows(Stack stack, int rows) {
        await().atMost(LIMIT)
                .until(() -> Integer.parseInt(stack.sql("SELECT count() FROM positions")) >= rows);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<PositionReport> reports(int from, int to) {
        List<PositionReport> reports = new ArrayList<>();
        for (int i = from; i < to; i++) {
            reports.add(Reports.report("v").sequence(i).after(Duration.ofSeconds(i)).build());
        }
        return reports;
    }
}
