/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.gateway.history.HistoryConfig;
import io.roadstream.gateway.orders.OrdersConfig;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import io.roadstream.gateway.rest.QueryLimits;
import io.roadstream.gateway.socket.SocketLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {
    private static final Path PAGE = Path.of("../docs/gateway-settings.md");

    @TempDir Path folder;

    @Test
    void hasTheseDefaults() {
        assertThat(of(Map.of("gateway-fanout-threads", "2")))
                .usingRecursiveComparison()
                .isEqualTo(
                        new GatewayConfig(
                                new GatewayConfig.Listen("127.0.0.1", 8080, 16, 65_536),
                                new GatewayConfig.Tokens("gateway-key", "", "", ""),
                                "",
                                "",
                                "",
                                PageSettings.NONE,
                                Map.of("bootstrap.servers", "127.0.0.1:9092"),
                                Duration.ofMillis(40),
                                2,
                                Duration.ofDays(7),
                                Duration.ofSeconds(10),
                                new Origins(Set.of()),
                                new SocketLimits(
                                        8 << 20,
                                        16,
                                        50,
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(15),
                                        Duration.ofSeconds(40)),
                                Duration.ofSeconds(60),
                                new HistoryConfig(
                                        "", "default", "analyst", "", Duration.ofSeconds(10)),
                                new QueryLimits(4, 3, 32),
                                new OrdersConfig("", "roadstream", "", "public")));
    }

    @Test
    void readsEveryKey() throws Exception {
        Path properties =
                Files.writeString(folder.resolve("kafka"), "security.protocol=SASL_SSL\n");
        Path streets = Files.writeString(folder.resolve("streets.geojson"), "{}");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("gateway-host", "0.0.0.0");
        values.put("gateway-port", "0");
        values.put("gateway-threads", "8");
        values.put("gateway-key-file", "/key");
        values.put("gateway-jwks-url", "https://id.example/keys");
        values.put("gateway-token-issuer", "https://id.example");
        values.put("gateway-token-audience", "map");
        values.put("gateway-flink-url", "http://flink:8081");
        values.put("gateway-web-folder", folder.toString());
        values.put("gateway-streets", streets.toString());
        values.put("gateway-tiles", "https://t.example/{z}/{x}/{y}.png");
        values.put("gateway-tiles-attribution", "us");
        values.put("gateway-zone", "acme=Europe/Berlin");
        values.put("gateway-locale", "de-DE");
        values.put("gateway-units", "mi");
        values.put("gateway-kafka-bootstrap", "a:1,b:2");
        values.put("gateway-kafka-properties", properties.toString());
        values.put("gateway-tick", "100ms");
        values.put("gateway-fanout-threads", "3");
        values.put("gateway-max-outbox-bytes", "1000");
        values.put("gateway-max-frame-bytes", "2048");
        values.put("gateway-max-subscriptions", "2");
        values.put("gateway-max-messages-per-second", "7");
        values.put("gateway-forget-after", "1d");
        values.put("gateway-metrics-every", "1s");
        values.put("gateway-allowed-origins", "https://a.example");
        values.put("gateway-hello-within", "1s");
        values.put("gateway-ping-every", "2s");
        values.put("gateway-silent-for", "3s");
        values.put("gateway-start-timeout", "4s");
        values.put("gateway-clickhouse-url", "https://clickhouse:8443");
        values.put("gateway-clickhouse-database", "fleet");
        values.put("gateway-clickhouse-user", "reader");
        values.put("gateway-clickhouse-password", "secret");
        values.put("gateway-query-timeout", "5s");
        values.put("gateway-max-queries", "6");
        values.put("gateway-max-queries-per-tenant", "2");
        values.put("gateway-max-waiting-queries-per-tenant", "9");
        values.put("gateway-orders-url", "jdbc:postgresql://db/shop");
        values.put("gateway-orders-user", "desk");
        values.put("gateway-orders-password", "secret");
        values.put("gateway-orders-schema", "live");

        assertThat(values.keySet())
                .containsExactlyElementsOf(
                        GatewayConfig.listKeys().stream().map(ConfigKey::name).toList());
        assertThat(of(values))
                .usingRecursiveComparison()
                .isEqualTo(
                        new GatewayConfig(
                                new GatewayConfig.Listen("0.0.0.0", 0, 8, 2_048),
                                new GatewayConfig.Tokens(
                                        "/key",
                                        "https://id.example/keys",
                                        "https://id.example",
                                        "map"),
                                "http://flink:8081",
                                folder.toString(),
                                streets.toString(),
                                PageSettings.of(
                                        "acme=Europe/Berlin",
                                        "de-DE",
                                        "mi",
                                        new MapTiles("https://t.example/{z}/{x}/{y}.png", "us")),
                                Map.of(
                                        "bootstrap.servers", "a:1,b:2",
                                        "security.protocol", "SASL_SSL"),
                                Duration.ofMillis(100),
                                3,
                                Duration.ofDays(1),
                                Duration.ofSeconds(1),
                                new Origins(Set.of("https://a.example")),
                                new SocketLimits(
                                        1_000,
                                        2,
                                        7,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(3)),
                                Duration.ofSeconds(4),
                                new HistoryConfig(
                                        "https://clickhouse:8443",
                                        "fleet",
                                        "reader",
                                        "secret",
                                        Duration.ofSeconds(5)),
                                new QueryLimits(6, 2, 9),
                                new OrdersConfig(
                                        "jdbc:postgresql://db/shop", "desk", "secret", "live")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gateway-port                    | x        | gateway-port must be a whole number, was 'x'
                    gateway-port                    | 65536    | gateway-port must be in [0, 65535], was 65536
                    gateway-threads                 | 3        | gateway-threads must be 4 or more, was 3
                    gateway-key-file                | ''       | gateway-key-file or gateway-jwks-url must be set, both were empty
                    gateway-jwks-url                | keys     | gateway-jwks-url must be a URL like http://127.0.0.1:8123, or empty, was 'keys'
                    gateway-flink-url               | a:8081   | gateway-flink-url must be a URL like http://127.0.0.1:8123, or empty, was 'a:8081'
                    gateway-web-folder              | /nowhere | gateway-web-folder must be a folder that exists, or empty, was '/nowhere'
                    gateway-streets                 | /nowhere | gateway-streets must be a file that exists, or empty, was '/nowhere'
                    gateway-tiles                   | here     | gateway-tiles must be like https://tiles.example.com/{z}/{x}/{y}.png or https://tiles.example.com/city.pmtiles, was 'here'
                    gateway-zone                    | Berlin   | gateway-zone must be a zone like Europe/Berlin, was 'Berlin'
                    gateway-locale                  | de_DE    | gateway-locale must be a language tag like de-DE, was 'de_DE'
                    gateway-units                   | feet     | gateway-units must be km or mi, was 'feet'
                    gateway-kafka-bootstrap         | ''       | gateway-kafka-bootstrap must be like 127.0.0.1:9092, was empty
                    gateway-kafka-properties        | /nowhere | gateway-kafka-properties can't be read: java.nio.file.NoSuchFileException: /nowhere
                    gateway-tick                    | 2s       | gateway-tick must be in [PT0.001S, PT1S], was PT2S
                    gateway-fanout-threads          | -1       | gateway-fanout-threads must be 0 or more, was -1
                    gateway-max-outbox-bytes        | 0        | gateway-max-outbox-bytes must be 1 or more, was 0
                    gateway-max-frame-bytes         | 9        | gateway-max-frame-bytes must be in [1024, 16777216], was 9
                    gateway-max-subscriptions       | 0        | gateway-max-subscriptions must be 1 or more, was 0
                    gateway-max-messages-per-second | 0        | gateway-max-messages-per-second must be 1 or more, was 0
                    gateway-forget-after            | soon     | gateway-forget-after must be a duration such as 250ms, 30s, 5m or PT1H, was 'soon'
                    gateway-forget-after            | -1d      | gateway-forget-after must be 100 ms or more, was '-1d'
                    gateway-metrics-every           | 0s       | gateway-metrics-every must be 100 ms or more, was '0s'
                    gateway-allowed-origins         | a.b      | gateway-allowed-origins must be like https://map.example.com, was 'a.b'
                    gateway-hello-within            | 0s       | gateway-hello-within must be 1 or more, was 0
                    gateway-ping-every              | 0s       | gateway-ping-every must be 1 or more, was 0
                    gateway-silent-for              | 10s      | gateway-silent-for must exceed gateway-ping-every, was PT10S with PT15S
                    gateway-start-timeout           | 1ms      | gateway-start-timeout must be 100 ms or more, was '1ms'
                    gateway-clickhouse-url          | a b      | gateway-clickhouse-url must be a URL like http://127.0.0.1:8123, or empty, was 'a b'
                    gateway-query-timeout           | 10ms     | gateway-query-timeout must be 1s or more, was PT0.01S
                    gateway-max-queries             | 65       | gateway-max-queries must be in [1, 64], was 65
                    gateway-max-queries-per-tenant  | 5        | gateway-max-queries-per-tenant must be in [1, 4] (gateway-max-queries), or 0, was 5
                    gateway-max-waiting-queries-per-tenant | 0 | gateway-max-waiting-queries-per-tenant must be in [1, 1024], was 0
                    gateway-orders-url              | db:5432  | gateway-orders-url must be like jdbc:postgresql://host:5432/orders, or empty, was 'db:5432'
                    gateway-orders-schema           | a b      | gateway-orders-schema must match [a-z_][a-z0-9_]{0,62}, was 'a b'
                    """)
    void refusesValuesThatCannotBe(String key, String value, String message) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage(message);
    }

    @Test
    void saysHowToMakeAKeyThatIsMissing() {
        GatewayConfig.Tokens tokens = new GatewayConfig.Tokens("/nowhere", "", "", "");

        assertThatThrownBy(() -> tokens.newVerifier(Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "gateway-key-file must be a file that exists, was '/nowhere'; make one with");
    }

    @Test
    void leavesOneThreadToOthersHoweverFewThereAre() {
        assertThat(of(Map.of("gateway-max-queries", "1")).queries())
                .isEqualTo(new QueryLimits(1, 1, 32));
    }

    /** Run with {@code -Droadstream.update=true} to write the page anew. */
    @Test
    void thePageInTheDocumentationIsUpToDate() throws Exception {
        String page =
                """
                # Settings of the gateway

                `./roadstream up` passes what it knows and has settings of its own (docs/configuration.md); this page \
                is for a gateway \
                that you start yourself (docs/deploy.md). It is what `GatewayMain --help` prints, made from \
                `GatewayKeys.java` by `GatewayConfigTest`.

                """
                        + GatewayConfig.help().text();
        if (Boolean.getBoolean("roadstream.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static GatewayConfig of(Map<String, String> values) {
        return GatewayConfig.of(ConfigValues.of(GatewayConfig.listKeys(), values));
    }
}
