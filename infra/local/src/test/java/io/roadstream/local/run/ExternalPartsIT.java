/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.local.run.Roadstream.Called;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and ClickHouse given by URL, with users, behind TLS. */
class ExternalPartsIT {
    private static final Pattern LINK = Pattern.compile("(http://\\S+)/#token=(\\S+)");
    private static final Pattern VEHICLE = Pattern.compile("\"vehicle\":\"([^\"]+)\"");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void usesAKafkaAndAClickHouseThatOthersRun() throws Exception {
        try (OtherPeoplesParts others = OtherPeoplesParts.start(folder.resolve("others"));
                Admin admin = others.admin()) {
            List<String> topics = Topics.list().stream().<String>map(Topic::name).toList();
            admin.deleteTopics(topics).all().get();
            Roadstream roadstream = new Roadstream(folder.resolve("data"), others.settings());

            Called healthy = roadstream.run("doctor");
            assertThat(healthy.said())
                    .contains("answers, brokers: 1")
                    .contains("ClickHouse (owner)")
                    .containsPattern("reader\\).*answers, version \\d+");
            assertThat(healthy.exitCode()).isZero();
            Called refused = roadstream.with("ROADSTREAM_KAFKA_PASSWORD", "wrong").run("doctor");
            assertThat(refused.said()).containsPattern("fail +Kafka +.*Authentication failed");
            assertThat(refused.exitCode()).isEqualTo(1);

            Called missing = roadstream.run("replay", "/none.csv", "--format", "sf-cabs");
            assertThat(missing.said()).contains("there is no file '/none.csv'");
            assertThat(missing.exitCode()).isEqualTo(1);
            assertThat(roadstream.folders().logs().resolve("ingest.log")).doesNotExist();

            try (Called up = roadstream.up()) {
                // told nothing but the folder, it uses the settings of the running stack
                Roadstream beside = new Roadstream(folder.resolve("data"), Map.of());
                Called replay =
                        beside.run("replay", "--sample", "--vehicles", "5", "--duration", "5m");
                assertThat(replay.said()).contains("Every distinct report is there exactly once.");
                assertThat(replay.exitCode()).isZero();
                servesTheMap(up, beside);
                up.send("INT");
                up.awaitEnd(Duration.ofMinutes(2));
                assertThat(up.exitCode()).isZero();
            }

            assertThat(admin.listTopics().names().get()).containsAll(topics);
            assertThat(roadstream.folders().logs().resolve("ingest.log")).exists();
            assertThat(roadstream.folders().logs().resolve("kafka.log")).doesNotExist();
            assertThat(roadstream.folders().logs().resolve("clickhouse.log")).doesNotExist();
            Called sql =
                    roadstream.run("sql", "SELECT uniqExact(vehicle) AS vehicles FROM v_positions");
            assertThat(sql.said()).isEqualToIgnoringNewLines("vehicles5");
        }
    }

    /** The gateway reads tracks, writes what drivers say and asks ClickHouse, all through TLS. */
    private static void servesTheMap(Called up, Roadstream beside) throws Exception {
        up.awaitText("#token=", Duration.ofMinutes(1));
        Matcher link = LINK.matcher(up.said());
        assertThat(link.find()).as(up.said()).isTrue();
        URI gateway = URI.create(link.group(1));
        try (MapClient ops = MapClient.connect(gateway, link.group(2))) {
            HttpResponse<String> vehicles = ops.get("/v1/vehicles");
            assertThat(vehicles.statusCode()).as(vehicles.body()).isEqualTo(200);
            List<String> ids =
                    VEHICLE.matcher(vehicles.body())
                            .results()
                            .map(result -> result.group(1))
                            .toList();
            assertThat(ids).hasSize(5);
            String vehicle = ids.get(0);
            ops.say("{\"subscribe\":{\"subscription\":1,\"vehicle\":\"%s\"}}".formatted(vehicle));
            ops.awaitFrame("\"snapshot\"", vehicle);

            String token =
                    beside.run("token", "--role", "driver", "--subject", vehicle).said().strip();
            try (MapClient driver = MapClient.connect(gateway, token)) {
                ops.say("{\"subscribe\":{\"subscription\":2,\"status\":{}}}");
                driver.say(
                        "{\"publish\":{\"id\":7,\"duty\":{\"duty\":\"DUTY_BREAK\",\"timeMillis\":%d}}}"
                                .formatted(System.currentTimeMillis()));
                driver.awaitFrame("\"published\"");
                ops.awaitFrame("DUTY_BREAK", vehicle);
            }
        }
    }
}
