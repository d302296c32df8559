/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.kafka.KafkaConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {
    @Test
    void hasTheseDefaults() {
        assertThat(of(Map.of()))
                .isEqualTo(
                        new IngestConfig(
                                new IngestConfig.Listen(
                                        "127.0.0.1", 5055, 16, Duration.ofSeconds(60)),
                                Path.of("ingest-keys.json"),
                                new RequestLimits(
                                        4 << 20, 10_000, 32 << 20, 200_000, Duration.ofSeconds(1)),
                                new KafkaConfig(
                                        "127.0.0.1:9092",
                                        Duration.ofSeconds(30),
                                        Duration.ofMillis(5),
                                        128 << 10,
                                        KafkaConfig.Compression.ZSTD,
                                        KafkaConfig.Security.PLAINTEXT),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(30)));
    }

    @Test
    void readsEveryKey() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ingest-host", "0.0.0.0");
        values.put("ingest-port", "0");
        values.put("ingest-threads", "8");
        values.put("ingest-idle-timeout", "90s");
        values.put("ingest-keys-file", "/keys");
        values.put("ingest-max-body-bytes", "2048");
        values.put("ingest-max-batch-items", "7");
        values.put("ingest-max-in-flight-bytes", "4096");
        values.put("ingest-max-in-flight-records", "9");
        values.put("ingest-retry-after", "PT2S");
        values.put("ingest-kafka-bootstrap", "a:1,b:2");
        values.put("ingest-kafka-ack-timeout", "5s");
        values.put("ingest-kafka-linger", "0ms");
        values.put("ingest-kafka-batch-bytes", "65536");
        values.put("ingest-kafka-compression", "lz4");
        values.put("ingest-kafka-security-protocol", "SASL_SSL");
        values.put("ingest-kafka-sasl-mechanism", "PLAIN");
        values.put("ingest-kafka-sasl-jaas-config", "module required;");
        values.put("ingest-kafka-trust-store", "/trust.p12");
        values.put("ingest-kafka-trust-store-password", "secret");
        values.put("ingest-start-timeout", "1m");
        values.put("ingest-stop-timeout", "1h");

        assertThat(values.keySet())
                .containsExactlyElementsOf(
                        IngestConfig.listKeys().stream().map(ConfigKey::name).toList());
        assertThat(of(values))
                .isEqualTo(
                        new IngestConfig(
                                new IngestConfig.Listen("0.0.0.0", 0, 8, Duration.ofSeconds(90)),
                                Path.of("/keys"),
                                new RequestLimits(2_048, 7, 4_096, 9, Duration.ofSeconds(2)),
                                new KafkaConfig(
                                        "a:1,b:2",
                                        Duration.ofSeconds(5),
                                        Duration.ZERO,
                                        65_536,
                                        KafkaConfig.Compression.LZ4,
                                        new KafkaConfig.Security(
                                                "SASL_SSL",
                                                "PLAIN",
                                                "module required;",
                                                "/trust.p12",
                                                "secret")),
                                Duration.ofMinutes(1),
                                Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ingest-port                  | x      | ingest-port must be a whole number, was 'x'
                    ingest-port                  | 65536  | port must be in [0, 65535], was 65536
                    ingest-threads               | 3      | threads must be 4 or more, was 3
                    ingest-idle-timeout          | soon   | ingest-idle-timeout must be a duration such as 250ms, 30s, 5m or PT1H, was 'soon'
                    ingest-max-body-bytes        | 1      | max body must be in [1024, 268435456] bytes, was 1
                    ingest-max-batch-items       | 0      | max batch items must be 1 or more, was 0
                    ingest-max-in-flight-bytes   | 9      | max in-flight bytes must be twice the max body or more, was 9 with a body of 4194304
                    ingest-max-in-flight-records | 9      | max in-flight records must be max batch items or more, was 9 with 10000 items
                    ingest-retry-after           | 10ms   | retry-after must be 1s or more, was PT0.01S
                    ingest-kafka-bootstrap       | ''     | bootstrap must not be empty
                    ingest-kafka-compression     | rar    | ingest-kafka-compression must be one of none, gzip, snappy, lz4, zstd, was 'rar'
                    ingest-kafka-linger          | -1ms   | linger must be in [0s, 5s], was PT-0.001S
                    ingest-kafka-ack-timeout     | 1s     | ackTimeout must exceed linger by 1s or more, was PT1S with linger PT0.005S
                    ingest-kafka-batch-bytes     | 1      | batchBytes must be in [1024, 1000000], was 1
                    """)
    void refusesValuesThatCannotBe(String key, String value, String message) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage(message);
    }

    @Test
    void isDocumentedInTheReadme() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains(IngestConfig.help().table());
    }

    private static IngestConfig of(Map<String, String> values) {
        return IngestConfig.of(ConfigValues.of(IngestConfig.listKeys(), values));
    }
}
