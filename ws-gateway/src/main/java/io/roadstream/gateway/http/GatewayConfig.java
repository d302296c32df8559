/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.contract.config.ConfigHelp;
import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.gateway.auth.KeySet;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.history.HistoryConfig;
import io.roadstream.gateway.orders.OrdersConfig;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import io.roadstream.gateway.rest.QueryLimits;
import io.roadstream.gateway.socket.SocketLimits;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Settings of the gateway.
 *
 * @param listen where it listens
 * @param tokens whose tokens are valid
 * @param flinkUrl REST interface of Flink, empty for none
 * @param webFolder files of the dashboard, empty for none
 * @param streets GeoJSON of the base map, empty for none
 * @param pages what pages are told before they draw anything
 * @param kafka settings of Kafka's client
 * @param tick time between two frames to a client, while all can be told in it
 * @param fanoutThreads threads that tell clients
 * @param forgetAfter how long a vehicle is shown that is not heard of
 * @param metricsEvery time between two reports of how the fleet is
 * @param origins whose pages may connect
 * @param limits of a connection
 * @param startTimeout how long it waits at its start for Kafka and the topics
 * @param history where past positions are
 * @param queries how many of them are asked for at a time
 * @param orders where the order database is
 */
public record GatewayConfig(
        Listen listen,
        Tokens tokens,
        String flinkUrl,
        String webFolder,
        String streets,
        PageSettings pages,
        Map<String, String> kafka,
        Duration tick,
        int fanoutThreads,
        Duration forgetAfter,
        Duration metricsEvery,
        Origins origins,
        SocketLimits limits,
        Duration startTimeout,
        HistoryConfig history,
        QueryLimits queries,
        OrdersConfig orders) {
    private static final int MIN_FRAME_BYTES = 1_024;
    private static final int MAX_FRAME_BYTES = 16 << 20;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration MIN_TICK = Duration.ofMillis(1);
    private static final Duration MAX_TICK = Duration.ofSeconds(1);

    /**
     * Where the server listens.
     *
     * @param host address
     * @param port TCP port, 0 for a free one
     * @param threads most threads that serve clients
     * @param maxFrameBytes longest message of a client
     */
    public record Listen(String host, int port, int threads, int maxFrameBytes) {
        public Listen {
            if (!(port >= 0 && port <= 65_535)) {
                throw new IllegalArgumentException(
                        "gateway-port must be in [0, 65535], was " + port);
            }
            if (threads < 4) {
                throw new IllegalArgumentException(
                        "gateway-threads must be 4 or more, was " + threads);
            }
            if (!(maxFrameBytes >= MIN_FRAME_BYTES && maxFrameBytes <= MAX_FRAME_BYTES)) {
                throw new IllegalArgumentException(
                        "gateway-max-frame-bytes must be in [%d, %d], was %d"
                                .formatted(MIN_FRAME_BYTES, MAX_FRAME_BYTES, maxFrameBytes));
            }
        }
    }

    /**
     * Whose tokens are valid.
     *
     * @param keyFile key of HS256, empty for none
     * @param jwksUrl public keys of an identity provider, empty for none
     * @param issuer that its tokens must name, empty for any
     * @param audience that its tokens must name, empty for any
     */
    public record Tokens(String keyFile, String jwksUrl, String issuer, String audience) {
        public Tokens {
            if (keyFile.isEmpty() && jwksUrl.isEmpty()) {
                throw new IllegalArgumentException(
                        "gateway-key-file or gateway-jwks-url must be set, both were empty");
            }
        }

        /** Reads the key and turns to the identity provider when a token needs it. */
        TokenVerifier newVerifier(Clock clock) throws IOException {
            return new TokenVerifier(
                    keyFile.isEmpty() ? null : readKey(),
                    jwksUrl.isEmpty() ? null : new KeySet(jwksUrl, issuer, audience),
                    clock);
        }

        private SigningKey readKey() throws IOException {
            try {
                return SigningKey.read(Path.of(keyFile));
            } catch (NoSuchFileException e) {
                throw new IOException(
                        "gateway-key-file must be a file that exists, was '%s'; make one with head -c 32 /dev/urandom | base64, or set it to nothing if gateway-jwks-url is enough"
                                .formatted(keyFile),
                        e);
            }
        }
    }

    public GatewayConfig {
        kafka = Map.copyOf(kafka);
        if (tick.compareTo(MIN_TICK) < 0 || tick.compareTo(MAX_TICK) > 0) {
            throw new IllegalArgumentException(
                    "gateway-tick must be in [%s, %s], was %s".formatted(MIN_TICK, MAX_TICK, tick));
        }
    }

    /** Reads the settings; {@link InvalidConfigException} says which one is wrong. */
    public static GatewayConfig of(ConfigValues values) {
        try {
            return new GatewayConfig(
                    new Listen(
                            values.text(GatewayKeys.HOST),
                            values.integer(GatewayKeys.PORT),
                            values.integer(GatewayKeys.THREADS),
                            values.integer(GatewayKeys.MAX_FRAME_BYTES)),
                    new Tokens(
                            values.text(GatewayKeys.KEY_FILE),
                            values.httpUrl(GatewayKeys.JWKS_URL),
                            values.text(GatewayKeys.TOKEN_ISSUER),
                            values.text(GatewayKeys.TOKEN_AUDIENCE)),
                    values.httpUrl(GatewayKeys.FLINK_URL),
                    existing(values, GatewayKeys.WEB_FOLDER, Files::isDirectory),
                    existing(values, GatewayKeys.STREETS, Files::isRegularFile),
                    PageSettings.of(
                            values.text(GatewayKeys.ZONE),
                            values.text(GatewayKeys.LOCALE),
                            values.text(GatewayKeys.UNITS),
                            new MapTiles(
                                    values.text(GatewayKeys.TILES),
                                    values.text(GatewayKeys.TILES_ATTRIBUTION))),
                    kafka(values),
                    values.duration(GatewayKeys.TICK),
                    fanoutThreads(values.integer(GatewayKeys.FANOUT_THREADS)),
                    values.duration(GatewayKeys.FORGET_AFTER, SHORTEST),
                    values.duration(GatewayKeys.METRICS_EVERY, SHORTEST),
                    Origins.of(values.text(GatewayKeys.ALLOWED_ORIGINS)),
                    new SocketLimits(
                            values.longInteger(GatewayKeys.MAX_OUTBOX_BYTES),
                            values.integer(GatewayKeys.MAX_SUBSCRIPTIONS),
                            values.integer(GatewayKeys.MAX_MESSAGES),
                            values.duration(GatewayKeys.HELLO_WITHIN),
                            values.duration(GatewayKeys.PING_EVERY),
                            values.duration(GatewayKeys.SILENT_FOR)),
                    values.duration(GatewayKeys.START_TIMEOUT, SHORTEST),
                    new HistoryConfig(
                            values.httpUrl(GatewayKeys.CLICKHOUSE_URL),
                            values.text(GatewayKeys.CLICKHOUSE_DATABASE),
                            values.text(GatewayKeys.CLICKHOUSE_USER),
                            values.text(GatewayKeys.CLICKHOUSE_PASSWORD),
                            values.duration(GatewayKeys.QUERY_TIMEOUT)),
                    queryLimits(
                            values.integer(GatewayKeys.MAX_QUERIES),
                            values.integer(GatewayKeys.MAX_QUERIES_PER_TENANT),
                            values.integer(GatewayKeys.MAX_WAITING_QUERIES_PER_TENANT)),
                    new OrdersConfig(
                            values.text(GatewayKeys.ORDERS_URL),
                            values.text(GatewayKeys.ORDERS_USER),
                            values.text(GatewayKeys.ORDERS_PASSWORD),
                            values.text(GatewayKeys.ORDERS_SCHEMA)));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Every key, in the order in which they are documented. */
    public static List<ConfigKey> listKeys() {
        return GatewayKeys.ALL;
    }

    /** The settings for people. */
    static ConfigHelp help() {
        return new ConfigHelp(
                "Serves the live map over WebSocket, and positions, geofences and orders over HTTP.",
                listKeys(),
                GatewayKeys.PORT,
                "8080");
    }

    private static String existing(ConfigValues values, ConfigKey key, Predicate<Path> isThere) {
        String path = values.text(key);
        if (!path.isEmpty() && !isThere.test(Path.of(path))) {
            throw new InvalidConfigException(
                    "%s must be a %s that exists, or empty, was '%s'"
                            .formatted(key.name(), key.type(), path));
        }
        return path;
    }

    private static QueryLimits queryLimits(int atOnce, int perTenant, int waiting) {
        return perTenant == 0
                ? QueryLimits.of(atOnce, waiting)
                : new QueryLimits(atOnce, perTenant, waiting);
    }

    private static int fanoutThreads(int asked) {
        if (asked < 0) {
            throw new IllegalArgumentException(
                    "gateway-fanout-threads must be 0 or more, was " + asked);
        }
        return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
    }

    private static Map<String, String> kafka(ConfigValues values) {
        Map<String, String> kafka = new HashMap<>();
        String file = values.text(GatewayKeys.KAFKA_PROPERTIES);
        if (!file.isEmpty()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new InvalidConfigException("gateway-kafka-properties can't be read: " + e, e);
            }
            properties.stringPropertyNames().forEach(n -> kafka.put(n, properties.getProperty(n)));
        }
        String bootstrap = values.text(GatewayKeys.KAFKA_BOOTSTRAP);
        if (bootstrap.isBlank()) {
            throw new InvalidConfigException(
                    "gateway-kafka-bootstrap must be like 127.0.0.1:9092, was empty");
        }
        kafka.put("bootstrap.servers", bootstrap);
        return kafka;
    }
}
