/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.cdc.database.DatabaseConfig;
import io.roadstream.ingest.cdc.kafka.KafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CdcConfigTest {
    @Test
    void hasTheseDefaults() {
        assertThat(of(Map.of()))
                .isEqualTo(
                        new CdcConfig(
                                new CdcConfig.Listen("127.0.0.1", 0),
                                new DatabaseConfig(
                                        "jdbc:postgresql://127.0.0.1:5432/orders",
                                        "roadstream",
                                        "",
                                        "public",
                                        "roadstream",
                                        "roadstream"),
                                new KafkaConfig(
                                        "127.0.0.1:9092",
                                        Duration.ofSeconds(30),
                                        KafkaConfig.Security.PLAINTEXT),
                                "roadstream.cdc-state",
                                Duration.ofSeconds(5),
                                new CdcConfig.Lag(Duration.ofSeconds(5), 1L << 30)));
    }

    @Test
    void readsEveryKey() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("cdc-host", "0.0.0.0");
        values.put("cdc-port", "5056");
        values.put("cdc-database-url", "jdbc:postgresql://db.example/shop?sslmode=verify-full&x=1");
        values.put("cdc-database-user", "reader");
        values.put("cdc-database-password", "secret");
        values.put("cdc-database-schema", "sales");
        values.put("cdc-slot", "live");
        values.put("cdc-publication", "tables");
        values.put("cdc-state-topic", "state");
        values.put("cdc-heartbeat", "1m");
        values.put("cdc-lag-interval", "7s");
        values.put("cdc-lag-limit-bytes", "1000");
        values.put("cdc-kafka-bootstrap", "a:1,b:2");
        values.put("cdc-kafka-ack-timeout", "5s");
        values.put("cdc-kafka-security-protocol", "SASL_SSL");
        values.put("cdc-kafka-sasl-mechanism", "PLAIN");
        values.put("cdc-kafka-sasl-jaas-config", "module required;");
        values.put("cdc-kafka-trust-store", "/trust.p12");
        values.put("cdc-kafka-trust-store-password", "hidden");

        assertThat(values.keySet())
                .containsExactlyElementsOf(
                        CdcConfig.listKeys().stream().map(ConfigKey::name).toList());
        CdcConfig config = of(values);
        assertThat(config)
                .isEqualTo(
                        new CdcConfig(
                                new CdcConfig.Listen("0.0.0.0", 5056),
                                new DatabaseConfig(
                                        "jdbc:postgresql://db.example/shop?sslmode=verify-full&x=1",
                                        "reader",
                                        "secret",
                                        "sales",
                                        "live",
                                        "tables"),
                                new KafkaConfig(
                                        "a:1,b:2",
                                        Duration.ofSeconds(5),
                                        new KafkaConfig.Security(
                                                "SASL_SSL",
                                                "PLAIN",
                                                "module required;",
                                                "/trust.p12",
                                                "hidden")),
                                "state",
                                Duration.ofMinutes(1),
                                new CdcConfig.Lag(Duration.ofSeconds(7), 1_000)));
        assertThat(config.database().host()).isEqualTo("db.example");
        assertThat(config.database().port()).isEqualTo(5432);
        assertThat(config.database().database()).isEqualTo("shop");
        assertThat(config.database().sslMode()).isEqualTo("verify-full");
        assertThat(config.toString()).doesNotContain("secret", "hidden", "module required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cdc-port; 70000; port must be in [0, 65535], was 70000",
                "cdc-database-url; postgres://a/b; url must be like jdbc:postgresql://host:5432/orders, was 'postgres://a/b'",
                "cdc-database-url; jdbc:postgresql://host; url must be like jdbc:postgresql://host:5432/orders, was 'jdbc:postgresql://host'",
                "cdc-slot; a-b; slot must match [a-z_][a-z0-9_]{0,62}, was 'a-b'",
                "cdc-heartbeat; 10ms; cdc-heartbeat must be 100 ms or more, was '10ms'",
                "cdc-lag-limit-bytes; -1; limitBytes must not be negative, was -1",
                "cdc-state-topic; a b; stateTopic must be a name of a Kafka topic, was 'a b'",
                "cdc-kafka-ack-timeout; 1s; ackTimeout must be PT2S or more, was PT1S",
            })
    void refusesWithAReason(String key, String value, String message) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage(message);
    }

    @Test
    void theReadmeHasTheTableOfSettings() throws IOException {
        Path readme =
                Path.of(System.getProperty("roadstream.root", "../.."), "ingest/cdc/README.md");

        assertThat(Files.readString(readme)).contains(CdcConfig.help().table());
    }

    private static CdcConfig of(Map<String, String> values) {
        return CdcConfig.of(ConfigValues.of(CdcConfig.listKeys(), values));
    }
}
