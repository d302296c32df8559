/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.roadstream.contract.proto.v1.FlinkHealth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlinkProbeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(50_000), ZoneOffset.UTC);

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer flink;

    @BeforeEach
    void start() throws Exception {
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext(
                "/",
                exchange -> {
                    String answer = answers.get(exchange.getRequestURI().toString());
                    byte[] body =
                            String.valueOf(answer)
                                    .replace('\'', '"')
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        flink.start();
    }

    @AfterEach
    void stop() {
        flink.stop(0);
    }

    @Test
    void tellsTheOldestCheckpointAndTheLagOfAllJobs() {
        answers.put(
                "/jobs/overview",
                "{'jobs':[{'jid':'a','name':'live','state':'RUNNING'},{'jid':'b','name':'history','state':'RUNNING'},"
                        + "{'jid':'c','name':'geofence','state':'FINISHED'}]}");
        job("a", 48_000, "'id':'0.source.pendingRecords'", 7);
        job("b", 45_000, "'id':'0.source.pendingRecords'", 5);

        FlinkHealth health = health();

        assertThat(health.getJobs()).isEqualTo(2);
        assertThat(health.getRunningJobs()).isEqualTo(2);
        assertThat(health.getCheckpointAgeMillis()).isEqualTo(5_000);
        assertThat(health.getLagRecords()).isEqualTo(12);
        assertThat(health.getProblem()).isEmpty();
    }

    @Test
    void tellsNoAgeWhileAJobHasNoCheckpointAndNoLagThatNobodyMeasures() {
        answers.put(
                "/jobs/overview",
                "{'jobs':[{'jid':'a','name':'live','state':'RUNNING'},"
                        + "{'jid':'b','name':'history','state':'RESTARTING'}]}");
        job("a", 48_000, "'id':'0.source.other'", 7);

        FlinkHealth health = health();

        assertThat(health.getJobs()).isEqualTo(2);
        assertThat(health.getRunningJobs()).isEqualTo(1);
        assertThat(health.hasCheckpointAgeMillis()).isFalse();
        assertThat(health.hasLagRecords()).isFalse();
    }

    @Test
    void aJobThatFailedIsMissedUnlessItRunsAgain() {
        answers.put(
                "/jobs/overview",
                "{'jobs':[{'jid':'old','name':'live','state':'FAILED','start-time':1},"
                        + "{'jid':'a','name':'live','state':'RUNNING','start-time':2},"
                        + "{'jid':'b','name':'history','state':'FAILED','start-time':3},"
                        + "{'jid':'c','name':'history','state':'FINISHED','start-time':2}]}");
        job("a", 48_000, "'id':'0.source.pendingRecords'", 7);

        FlinkHealth health = health();

        assertThat(health.getJobs()).isEqualTo(2);
        assertThat(health.getRunningJobs()).isEqualTo(1);
        assertThat(health.hasCheckpointAgeMillis()).isFalse();
    }

    @Test
    void anAnswerThatIsNoneIsTold() {
        assertThat(health().getProblem()).contains("does not answer", "answered 404");
    }

    private void job(String id, long checkpointMillis, String metric, long pending) {
        String metrics = "/jobs/%s/vertices/v/subtasks/metrics".formatted(id);
        answers.put(
                "/jobs/" + id,
                "{'vertices':[{'id':'v','name':'[vertex-0]Source: positions'},{'id':'w','name':'tracking'}]}");
        answers.put(
                "/jobs/%s/checkpoints".formatted(id),
                "{'latest':{'completed':{'trigger_timestamp':%d}}}".formatted(checkpointMillis));
        answers.put(metrics, "[{%s}]".formatted(metric));
        answers.put(
                metrics + "?agg=sum&get=0.source.pendingRecords",
                "[{%s,'sum':%d}]".formatted(metric, pending));
    }

    private FlinkHealth health() {
        URI url = URI.create("http://127.0.0.1:" + flink.getAddress().getPort());
        try (FlinkProbe probe = new FlinkProbe(url, CLOCK)) {
            FlinkHealth before = probe.health();
            probe.start(Duration.ofDays(1));
            await().until(() -> !probe.health().equals(before));
            return probe.health();
        }
    }
}
