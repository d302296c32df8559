/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import io.roadstream.contract.config.InvalidConfigException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how a stack runs.
 *
 * @param folder of data, logs, keys and run files
 * @param bind address on which the parts listen
 * @param kafka settings of Kafka
 * @param clickHouse settings of ClickHouse
 * @param ingest settings of the HTTP entrance
 * @param gateway settings of the WebSocket gateway
 * @param orders settings of the order database and its capture
 * @param simulator settings of the simulator's process, which {@code demo} alone starts
 * @param flink settings of Flink
 * @param trust certificates to trust, or null for Java's own
 */
public record StackConfig(
        Path folder,
        String bind,
        KafkaConfig kafka,
        ClickHouseConfig clickHouse,
        IngestConfig ingest,
        GatewayConfig gateway,
        OrdersConfig orders,
        SimulatorConfig simulator,
        FlinkConfig flink,
        @Nullable TrustConfig trust) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_KEEP_DAYS = 36_500;
    private static final int MIN_HEAP_MIB = 64;
    private static final int MAX_HEAP_MIB = 1 << 20;
    private static final Duration MIN_CHECKPOINT_INTERVAL = Duration.ofMillis(50);
    private static final Duration MIN_TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

    /** What our own broker allows. */
    private static final Duration MAX_TRANSACTION_TIMEOUT = Duration.ofDays(7);

    /**
     * Kafka.
     *
     * @param port 0 for any
     * @param heapMiB of its process
     * @param transactionTimeout after which Kafka gives up what a job left open
     * @param external brokers that are not ours to start, or null
     */
    public record KafkaConfig(
            int port, int heapMiB, Duration transactionTimeout, @Nullable ExternalKafka external) {}

    /**
     * A Kafka that somebody else runs.
     *
     * @param user empty for none
     */
    public record ExternalKafka(
            String brokers,
            String securityProtocol,
            String saslMechanism,
            String user,
            String password) {
        @Override
        public String toString() {
            return "ExternalKafka[%s as %s]".formatted(brokers, user);
        }
    }

    /**
     * ClickHouse.
     *
     * @param port 0 for any
     * @param heapMiB of its process
     * @param memoryMiB of the engine
     * @param keep for how long its tables keep rows
     * @param external a server that is not ours to start, or null
     */
    public record ClickHouseConfig(
            int port,
            int heapMiB,
            int memoryMiB,
            KeepConfig keep,
            @Nullable ExternalClickHouse external) {}

    /**
     * For how many days tables keep rows; 0 for ever.
     *
     * @param positionsDays of {@code positions}
     * @param vehicleHourDays of {@code vehicle_hour}
     */
    public record KeepConfig(int positionsDays, int vehicleHourDays) {}

    /** A ClickHouse that somebody else runs. */
    public record ExternalClickHouse(
            URI url,
            String database,
            String user,
            String password,
            String analystUser,
            String analystPassword) {
        @Override
        public String toString() {
            return "ExternalClickHouse[%s as %s]".formatted(url, user);
        }
    }

    /**
     * The HTTP entrance.
     *
     * @param port 0 for any
     */
    public record IngestConfig(int port, int heapMiB) {}

    /**
     * The WebSocket gateway.
     *
     * @param port 0 for any
     * @param streets GeoJSON of the base map, null for none
     */
    public record GatewayConfig(int port, int heapMiB, @Nullable Path streets, PageConfig page) {}

    /**
     * How the live map looks, as the gateway reads it; empty texts are left to the browser.
     *
     * @param zone of clocks
     * @param locale of numbers and dates
     * @param units of ways and speeds
     * @param tiles under the vehicles
     * @param tilesAttribution whose they are
     */
    public record PageConfig(
            String zone, String locale, String units, String tiles, String tilesAttribution) {}

    /**
     * The order database and its capture.
     *
     * @param isCaptured whether there is any
     * @param port of our own PostgreSQL, 0 for any
     * @param cdc the process that captures
     * @param external a database that is not ours to start, or null
     */
    public record OrdersConfig(
            boolean isCaptured, int port, CdcConfig cdc, @Nullable ExternalOrders external) {}

    /**
     * The process that captures orders.
     *
     * @param port of its health and metrics, 0 for any
     */
    public record CdcConfig(int port, int heapMiB) {}

    /** The simulator. */
    public record SimulatorConfig(int heapMiB) {}

    /** An order database that somebody else runs. */
    public record ExternalOrders(String url, String user, String password) {
        @Override
        public String toString() {
            return "ExternalOrders[%s as %s]".formatted(url, user);
        }
    }

    /**
     * Flink.
     *
     * @param port of its REST interface, 0 for any
     * @param cluster whether JobManager and TaskManager are processes of their own
     */
    public record FlinkConfig(
            int port,
            int heapMiB,
            boolean cluster,
            int parallelism,
            Duration checkpointInterval,
            String stateBackend,
            boolean acceptStateLoss) {

        /**
         * One for every two processors of this machine and at least one: Kafka, ClickHouse and the
         * entrances run beside Flink, and each instance more is a thread, a producer and a part of
         * a checkpoint for some sixty operators.
         */
        public static int usualParallelism() {
            return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        }
    }

    /** Certificates to trust. */
    public record TrustConfig(Path store, String password) {
        @Override
        public String toString() {
            return "TrustConfig[" + store + "]";
        }
    }

    /**
     * Reads the values of {@link Keys#ALL}.
     *
     * @param root of the checkout, to which the default folder is relative
     */
    public static StackConfig of(ConfigValues values, Path root) {
        return new StackConfig(
                folder(values, root),
                values.text(Keys.BIND),
                new KafkaConfig(
                        values.integer(Keys.KAFKA_PORT, 0, MAX_PORT),
                        heap(values, Keys.KAFKA_HEAP),
                        transactionTimeout(values),
                        externalKafka(values)),
                new ClickHouseConfig(
                        values.integer(Keys.CLICKHOUSE_PORT, 0, MAX_PORT),
                        heap(values, Keys.CLICKHOUSE_HEAP),
                        heap(values, Keys.CLICKHOUSE_MEMORY),
                        new KeepConfig(
                                values.integer(Keys.POSITIONS_KEEP_DAYS, 0, MAX_KEEP_DAYS),
                                values.integer(Keys.VEHICLE_HOUR_KEEP_DAYS, 0, MAX_KEEP_DAYS)),
                        externalClickHouse(values)),
                new IngestConfig(
                        values.integer(Keys.INGEST_PORT, 0, MAX_PORT),
                        heap(values, Keys.INGEST_HEAP)),
                new GatewayConfig(
                        values.integer(Keys.GATEWAY_PORT, 0, MAX_PORT),
                        heap(values, Keys.GATEWAY_HEAP),
                        streets(values),
                        new PageConfig(
                                values.text(Keys.ZONE),
                                values.text(Keys.LOCALE),
                                values.text(Keys.UNITS),
                                values.text(Keys.TILES),
                                values.text(Keys.TILES_ATTRIBUTION))),
                new OrdersConfig(
                        values.isTrue(Keys.ORDERS),
                        values.integer(Keys.POSTGRES_PORT, 0, MAX_PORT),
                        new CdcConfig(
                                values.integer(Keys.CDC_PORT, 0, MAX_PORT),
                                heap(values, Keys.CDC_HEAP)),
                        externalOrders(values)),
                new SimulatorConfig(heap(values, Keys.SIMULATOR_HEAP)),
                flink(values),
                trust(values));
    }

    /** Where the folder is; needs no other key to be right. */
    public static Path folder(ConfigValues values, Path root) {
        return root.resolve(values.text(Keys.DATA_DIR)).toAbsolutePath().normalize();
    }

    private static @Nullable Path streets(ConfigValues values) {
        return values.findText(Keys.STREETS)
                .map(
                        text -> {
                            Path file = Path.of(text).toAbsolutePath();
                            if (!Files.isReadable(file)) {
                                throw new InvalidConfigException(
                                        "streets must be a file that can be read, was '%s'"
                                                .formatted(file));
                            }
                            return file;
                        })
                .orElse(null);
    }

    private static Duration transactionTimeout(ConfigValues values) {
        Duration timeout = values.duration(Keys.KAFKA_TRANSACTION_TIMEOUT);
        if (timeout.compareTo(MIN_TRANSACTION_TIMEOUT) < 0
                || timeout.compareTo(MAX_TRANSACTION_TIMEOUT) > 0) {
            throw new InvalidConfigException(
                    "%s must be in [1m, 168h], was %s"
                            .formatted(
                                    Keys.KAFKA_TRANSACTION_TIMEOUT.name(),
                                    values.text(Keys.KAFKA_TRANSACTION_TIMEOUT)));
        }
        return timeout;
    }

    private static FlinkConfig flink(ConfigValues values) {
        Duration interval = values.duration(Keys.CHECKPOINT_INTERVAL);
        if (interval.compareTo(MIN_CHECKPOINT_INTERVAL) < 0) {
            throw new InvalidConfigException(
                    "%s must be at least %d ms, was %s"
                            .formatted(
                                    Keys.CHECKPOINT_INTERVAL.name(),
                                    MIN_CHECKPOINT_INTERVAL.toMillis(),
                                    values.text(Keys.CHECKPOINT_INTERVAL)));
        }
        int parallelism = values.integer(Keys.PARALLELISM, 0, 720);
        return new FlinkConfig(
                values.integer(Keys.FLINK_PORT, 0, MAX_PORT),
                heap(values, Keys.FLINK_HEAP),
                values.isTrue(Keys.CLUSTER),
                parallelism == 0 ? FlinkConfig.usualParallelism() : parallelism,
                interval,
                values.word(Keys.STATE_BACKEND),
                values.isTrue(Keys.ACCEPT_STATE_LOSS));
    }

    private static @Nullable ExternalKafka externalKafka(ConfigValues values) {
        Optional<String> url = values.findText(Keys.KAFKA_URL);
        if (url.isEmpty()) {
            requireUnset(values, Keys.KAFKA_USER, Keys.KAFKA_URL);
            return null;
        }
        return new ExternalKafka(
                url.get(),
                values.word(Keys.KAFKA_SECURITY),
                values.word(Keys.KAFKA_SASL_MECHANISM),
                values.text(Keys.KAFKA_USER),
                values.text(Keys.KAFKA_PASSWORD));
    }

    private static @Nullable ExternalClickHouse externalClickHouse(ConfigValues values) {
        Optional<URI> url = values.findUri(Keys.CLICKHOUSE_URL);
        if (url.isEmpty()) {
            requireUnset(values, Keys.CLICKHOUSE_PASSWORD, Keys.CLICKHOUSE_URL);
            return null;
        }
        return new ExternalClickHouse(
                url.get(),
                values.text(Keys.CLICKHOUSE_DATABASE),
                values.text(Keys.CLICKHOUSE_USER),
                values.text(Keys.CLICKHOUSE_PASSWORD),
                values.text(Keys.ANALYST_USER),
                values.text(Keys.ANALYST_PASSWORD));
    }

    private static @Nullable ExternalOrders externalOrders(ConfigValues values) {
        Optional<String> url = values.findText(Keys.ORDERS_URL);
        if (url.isEmpty()) {
            requireUnset(values, Keys.ORDERS_PASSWORD, Keys.ORDERS_URL);
            return null;
        }
        if (!url.get().startsWith("jdbc:postgresql://")) {
            throw new InvalidConfigException(
                    "%s must be jdbc:postgresql://host:port/database, was '%s'"
                            .formatted(Keys.ORDERS_URL.name(), url.get()));
        }
        return new ExternalOrders(
                url.get(), values.text(Keys.ORDERS_USER), values.text(Keys.ORDERS_PASSWORD));
    }

    private static void requireUnset(ConfigValues values, Key key, Key needed) {
        if (values.findText(key).isPresent()) {
            throw new InvalidConfigException(
                    "%s needs %s: our own part makes its users itself"
                            .formatted(key.name(), needed.name()));
        }
    }

    private static @Nullable TrustConfig trust(ConfigValues values) {
        return values.findText(Keys.TRUST_STORE)
                .map(
                        file ->
                                new TrustConfig(
                                        Path.of(file).toAbsolutePath(),
                                        values.text(Keys.TRUST_STORE_PASSWORD)))
                .orElse(null);
    }

    private static int heap(ConfigValues values, Key key) {
        return values.integer(key, MIN_HEAP_MIB, MAX_HEAP_MIB);
    }
}
