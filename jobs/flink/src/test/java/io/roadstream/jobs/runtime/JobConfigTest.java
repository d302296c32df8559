/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigTest {
    @TempDir Path folder;

    @Test
    void hasDefaults() {
        assertThat(JobConfig.of(new String[0], Map.of()))
                .isEqualTo(
                        new JobConfig(
                                new KafkaConfig(
                                        "127.0.0.1:9092", new Properties(), Duration.ofHours(24)),
                                new ClickHouseConfig(
                                        "http://127.0.0.1:8123", "default", "roadstream", ""),
                                Duration.ofSeconds(1),
                                2,
                                ""));
    }

    @Test
    void readsEveryKey() throws IOException {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "a.b=c\n");
        Properties properties = new Properties();
        properties.setProperty("a.b", "c");

        JobConfig config =
                JobConfig.of(
                        new String[] {
                            "--kafka-url", "k:1",
                            "--kafka-properties", file.toString(),
                            "--kafka-transaction-timeout-seconds", "60",
                            "--clickhouse-url", "https://c:2",
                            "--clickhouse-database", "fleet",
                            "--clickhouse-user", "u",
                            "--clickhouse-password", "p",
                            "--checkpoint-interval-millis", "500",
                            "--parallelism", "3",
                            "--streets-file", "s.geojson.gz"
                        },
                        Map.of());

        assertThat(config)
                .isEqualTo(
                        new JobConfig(
                                new KafkaConfig("k:1", properties, Duration.ofMinutes(1)),
                                new ClickHouseConfig("https://c:2", "fleet", "u", "p"),
                                Duration.ofMillis(500),
                                3,
                                "s.geojson.gz"));
    }

    @Test
    void argumentsWinOverTheEnvironment() {
        Map<String, String> environment =
                Map.of("ROADSTREAM_KAFKA_URL", "env:1", "ROADSTREAM_CLICKHOUSE_USER", "env");

        JobConfig config = JobConfig.of(new String[] {"--kafka-url", "arg:1"}, environment);

        assertThat(config.kafka().bootstrapServers()).isEqualTo("arg:1");
        assertThat(config.clickHouse().user()).isEqualTo("env");
    }

    @Test
    void refusesWhatItDoesNotKnowOrCannotRead() {
        assertThatThrownBy(() -> JobConfig.of(new String[] {"--kafka-ulr", "x"}, Map.of()))
                .hasMessageContaining("--kafka-ulr");
        assertThatThrownBy(() -> JobConfig.of(new String[] {"--parallelism", "two"}, Map.of()))
                .hasMessageContaining("--parallelism must be a whole number, was 'two'");
        assertThatThrownBy(() -> JobConfig.of(new String[] {"--parallelism"}, Map.of()))
                .hasMessageContaining("--key value");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(new ClickHouseConfig("http://c", "d", "u", "geheim").toString())
                .doesNotContain("geheim");
    }
}
