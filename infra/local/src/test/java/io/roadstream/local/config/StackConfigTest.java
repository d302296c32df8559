/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.local.config.StackConfig.CdcConfig;
import io.roadstream.local.config.StackConfig.ClickHouseConfig;
import io.roadstream.local.config.StackConfig.ExternalClickHouse;
import io.roadstream.local.config.StackConfig.ExternalKafka;
import io.roadstream.local.config.StackConfig.ExternalOrders;
import io.roadstream.local.config.StackConfig.FlinkConfig;
import io.roadstream.local.config.StackConfig.GatewayConfig;
import io.roadstream.local.config.StackConfig.IngestConfig;
import io.roadstream.local.config.StackConfig.KafkaConfig;
import io.roadstream.local.config.StackConfig.KeepConfig;
import io.roadstream.local.config.StackConfig.OrdersConfig;
import io.roadstream.local.config.StackConfig.PageConfig;
import io.roadstream.local.config.StackConfig.SimulatorConfig;
import io.roadstream.local.config.StackConfig.TrustConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackConfigTest {
    private static final Path ROOT = Path.of("/checkout");

    @TempDir Path folder;

    @Test
    void defaults() {
        assertThat(of(Map.of()))
                .isEqualTo(
                        new StackConfig(
                                Path.of("/checkout/.roadstream"),
                                "127.0.0.1",
                                new KafkaConfig(0, 384, Duration.ofHours(24), null),
                                new ClickHouseConfig(0, 256, 2_048, new KeepConfig(0, 0), null),
                                new IngestConfig(0, 256),
                                new GatewayConfig(0, 256, null, new PageConfig("", "", "", "", "")),
                                new OrdersConfig(true, 0, new CdcConfig(0, 256), null),
                                new SimulatorConfig(256),
                                new FlinkConfig(
                                        0,
                                        1_024,
                                        false,
                                        FlinkConfig.usualParallelism(),
                                        Duration.ofSeconds(1),
                                        "heap",
                                        false),
                                null));
    }

    @Test
    void everyKeyReachesItsPlace() {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("data-dir", "/d");
        arguments.put("bind", "0.0.0.0");
        arguments.put("kafka-port", "1");
        arguments.put("clickhouse-port", "2");
        arguments.put("ingest-port", "3");
        arguments.put("flink-port", "4");
        arguments.put("gateway-port", "6");
        arguments.put("streets", "/dev/null");
        arguments.put("zone", "z");
        arguments.put("locale", "l");
        arguments.put("units", "u");
        arguments.put("tiles", "t");
        arguments.put("tiles-attribution", "ta");
        arguments.put("cluster", "true");
        arguments.put("parallelism", "5");
        arguments.put("checkpoint-interval", "250ms");
        arguments.put("state-backend", "rocksdb");
        arguments.put("accept-state-loss", "true");
        arguments.put("positions-keep-days", "31");
        arguments.put("vehicle-hour-keep-days", "366");
        arguments.put("kafka-url", "k:9092");
        arguments.put("kafka-security", "SASL_SSL");
        arguments.put("kafka-sasl-mechanism", "PLAIN");
        arguments.put("kafka-user", "ku");
        arguments.put("kafka-password", "kp");
        arguments.put("kafka-transaction-timeout", "10m");
        arguments.put("clickhouse-url", "https://c:8443");
        arguments.put("clickhouse-database", "fleet");
        arguments.put("clickhouse-user", "cu");
        arguments.put("clickhouse-password", "cp");
        arguments.put("clickhouse-analyst-user", "au");
        arguments.put("clickhouse-analyst-password", "ap");
        arguments.put("trust-store", "/t.p12");
        arguments.put("trust-store-password", "tp");
        arguments.put("kafka-heap-mib", "101");
        arguments.put("clickhouse-heap-mib", "102");
        arguments.put("clickhouse-memory-mib", "103");
        arguments.put("ingest-heap-mib", "104");
        arguments.put("flink-heap-mib", "105");
        arguments.put("gateway-heap-mib", "106");
        arguments.put("orders", "false");
        arguments.put("postgres-port", "7");
        arguments.put("cdc-port", "8");
        arguments.put("cdc-heap-mib", "107");
        arguments.put("simulator-heap-mib", "108");
        arguments.put("orders-url", "jdbc:postgresql://p:5432/o");
        arguments.put("orders-user", "ou");
        arguments.put("orders-password", "op");

        assertThat(arguments.keySet())
                .containsExactlyInAnyOrderElementsOf(Keys.ALL.stream().map(Key::name).toList());
        assertThat(of(arguments))
                .isEqualTo(
                        new StackConfig(
                                Path.of("/d"),
                                "0.0.0.0",
                                new KafkaConfig(
                                        1,
                                        101,
                                        Duration.ofMinutes(10),
                                        new ExternalKafka(
                                                "k:9092", "SASL_SSL", "PLAIN", "ku", "kp")),
                                new ClickHouseConfig(
                                        2,
                                        102,
                                        103,
                                        new KeepConfig(31, 366),
                                        new ExternalClickHouse(
                                                URI.create("https://c:8443"),
                                                "fleet",
                                                "cu",
                                                "cp",
                                                "au",
                                                "ap")),
                                new IngestConfig(3, 104),
                                new GatewayConfig(
                                        6,
                                        106,
                                        Path.of("/dev/null"),
                                        new PageConfig("z", "l", "u", "t", "ta")),
                                new OrdersConfig(
                                        false,
                                        7,
                                        new CdcConfig(8, 107),
                                        new ExternalOrders(
                                                "jdbc:postgresql://p:5432/o", "ou", "op")),
                                new SimulatorConfig(108),
                                new FlinkConfig(
                                        4, 105, true, 5, Duration.ofMillis(250), "rocksdb", true),
                                new TrustConfig(Path.of("/t.p12"), "tp")));
    }

    @Test
    void fileThenEnvironmentThenArgumentsWin() throws Exception {
        Path file = folder.resolve("roadstream.yaml");
        Files.writeString(
                file,
                """
                kafka-port: 1
                clickhouse: {port: 1, heap-mib: 300}
                ingest-port: 1
                """);

        StackConfig config =
                StackConfig.of(
                        new ConfigSources(Keys.ALL)
                                .withFile(file)
                                .withEnvironment(
                                        Map.of(
                                                "ROADSTREAM_CLICKHOUSE_PORT", "2",
                                                "ROADSTREAM_INGEST_PORT", "2",
                                                "ROADSTREAM_DATA", "/test/data",
                                                "PATH", "/bin"))
                                .withArguments(Map.of("ingest-port", "3"))
                                .resolve(),
                        ROOT);

        assertThat(config.kafka().port()).isEqualTo(1);
        assertThat(config.clickHouse().port()).isEqualTo(2);
        assertThat(config.clickHouse().heapMiB()).isEqualTo(300);
        assertThat(config.ingest().port()).isEqualTo(3);
        assertThat(config.folder()).isEqualTo(Path.of("/checkout/.roadstream"));
    }

    @Test
    void readsPropertiesToo() throws Exception {
        Path file = folder.resolve("roadstream.properties");
        Files.writeString(file, "flink-port = 7\n");

        StackConfig config =
                StackConfig.of(new ConfigSources(Keys.ALL).withFile(file).resolve(), ROOT);

        assertThat(config.flink().port()).isEqualTo(7);
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheNearest() throws Exception {
        Path file = folder.resolve("roadstream.yaml");
        Files.writeString(file, "kafka-prot: 1\n");

        assertThatThrownBy(() -> new ConfigSources(Keys.ALL).withFile(file))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("'kafka-prot' in " + file)
                .hasMessageContaining("did you mean 'kafka-port'?");
    }

    @Test
    void knowsTheBeginningOfAName() {
        assertThatThrownBy(() -> of(Map.of("flink-heap", "1")))
                .hasMessageContaining("did you mean 'flink-heap-mib'?");
    }

    @Test
    void refusesAnUnknownVariable() {
        assertThatThrownBy(
                        () ->
                                new ConfigSources(Keys.ALL)
                                        .withEnvironment(Map.of("ROADSTREAM_KAFKA_PROT", "1")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(
                        "ROADSTREAM_KAFKA_PROT is no setting, did you mean"
                                + " 'ROADSTREAM_KAFKA_PORT'?");
    }

    @Test
    void refusesValuesThatDoNotFit() {
        assertRefused("kafka-port", "70000", "kafka-port must be in [0, 65535], was 70000");
        assertRefused("kafka-port", "many", "kafka-port must be a whole number, was 'many'");
        assertRefused("state-backend", "disk", "one of heap, rocksdb, was 'disk'");
        assertRefused("checkpoint-interval", "soon", "checkpoint-interval must be a duration");
        assertRefused("checkpoint-interval", "1ms", "must be at least 50 ms, was 1ms");
        assertRefused("kafka-transaction-timeout", "200h", "must be in [1m, 168h], was 200h");
        assertRefused("clickhouse-url", "localhost:8123", "must be http://host:port");
        assertRefused("cluster", "yes", "cluster must be one of true, false");
        assertRefused("kafka-user", "joe", "kafka-user needs kafka-url");
        assertRefused("orders-password", "secret", "orders-password needs orders-url");
        assertRefused(
                "orders-url",
                "postgres://p/o",
                "orders-url must be jdbc:postgresql://host:port/database, was 'postgres://p/o'");
    }

    @Test
    void masksSecretsWhenShown() {
        ConfigValues values =
                new ConfigSources(Keys.ALL)
                        .withArguments(Map.of("kafka-password", "hunter2", "kafka-port", "9"))
                        .resolve();

        assertThat(values.show()).isEqualTo("  kafka-port = 9\n  kafka-password = ****\n");
    }

    private static void assertRefused(String key, String value, String message) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(message);
    }

    private static StackConfig of(Map<String, String> arguments) {
        return StackConfig.of(new ConfigSources(Keys.ALL).withArguments(arguments).resolve(), ROOT);
    }
}
