/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Settings of a broker that is its own controller and starts quickly after a crash. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String BROKER_LISTENER = "PLAINTEXT";

    /** Upper bound of transactions: a job that is down for days must still find its own open. */
    private static final Duration TRANSACTION_MAX_TIMEOUT = Duration.ofDays(7);

    /**
     * After SIGKILL the controller refuses the restarted broker until the session of the killed one
     * ends, and the broker asks again after pauses that double up to this same value: with the
     * default of 9 s a restart takes 13 s.
     */
    private static final Duration SESSION_TIMEOUT = Duration.ofMillis(1_500);

    private static final Duration HEARTBEAT = Duration.ofMillis(300);

    /** Bounds what a restart after SIGKILL reads again: the last segment of each partition. */
    private static final int SEGMENT_BYTES = 128 * 1024 * 1024;

    /** The default of 128 MiB does not fit into a small heap. */
    private static final int CLEANER_BUFFER_BYTES = 4 * 1024 * 1024;

    /** Partitions of Kafka's own topics: 50 by default, made for many brokers. */
    private static final int INTERNAL_PARTITIONS = 4;

    private static final Duration OFFSETS_RETENTION = Duration.ofDays(3_650);

    private BrokerProperties() {}

    static Properties of(EmbeddedKafkaConfig config, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", text(NODE_ID));
        properties.put("log.dirs", logFolder(config).toString());
        properties.put(
                "listeners",
                "%s://%s:%d,%s://127.0.0.1:%d"
                        .formatted(
                                BROKER_LISTENER,
                                config.host(),
                                port,
                                CONTROLLER_LISTENER,
                                controllerPort));
        properties.put(
                "advertised.listeners",
                "%s://%s:%d".formatted(BROKER_LISTENER, config.advertised(), port));
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", BROKER_LISTENER);
        properties.put(
                "listener.security.protocol.map",
                BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.put(
                "controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
        putSingleNode(properties);
        properties.put("broker.session.timeout.ms", text(SESSION_TIMEOUT.toMillis()));
        properties.put("broker.heartbeat.interval.ms", text(HEARTBEAT.toMillis()));
        properties.put("log.segment.bytes", text(SEGMENT_BYTES));
        properties.put("log.cleaner.dedupe.buffer.size", text(CLEANER_BUFFER_BYTES));
        properties.put("transaction.max.timeout.ms", text(TRANSACTION_MAX_TIMEOUT.toMillis()));
        // A job that starts without state goes on from its offsets, however long it stood still.
        properties.put("offsets.retention.minutes", text(OFFSETS_RETENTION.toMinutes()));
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.putAll(config.settings());
        return properties;
    }

    static Path logFolder(EmbeddedKafkaConfig config) {
        return config.data().toAbsolutePath().resolve("log");
    }

    private static void putSingleNode(Properties properties) {
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", text(INTERNAL_PARTITIONS));
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", text(INTERNAL_PARTITIONS));
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
