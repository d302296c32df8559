/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.config.ConfigHelp;
import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.kafka.KafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the ingest server.
 *
 * @param listen where it listens
 * @param keysFile file of API keys
 * @param limits how much it takes at once
 * @param kafka how it writes
 * @param startTimeout how long it waits at its start for Kafka and the topics
 * @param stopTimeout how long it waits at its end for requests under way
 */
public record IngestConfig(
        Listen listen,
        Path keysFile,
        RequestLimits limits,
        KafkaConfig kafka,
        Duration startTimeout,
        Duration stopTimeout) {

    /**
     * Where the server listens.
     *
     * @param host address
     * @param port TCP port, 0 for a free one
     * @param threads most threads that serve requests
     * @param idleTimeout silence after which a connection is closed
     */
    public record Listen(String host, int port, int threads, Duration idleTimeout) {
        public Listen {
            if (!(port >= 0 && port <= 65_535)) {
                throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
            }
            if (threads < 4) {
                throw new IllegalArgumentException("threads must be 4 or more, was " + threads);
            }
        }
    }

    /** Reads the settings; {@link InvalidConfigException} says which one is wrong. */
    public static IngestConfig of(ConfigValues values) {
        try {
            return new IngestConfig(
                    new Listen(
                            values.text(IngestKeys.HOST),
                            values.integer(IngestKeys.PORT),
                            values.integer(IngestKeys.THREADS),
                            values.duration(IngestKeys.IDLE_TIMEOUT)),
                    Path.of(values.text(IngestKeys.KEYS_FILE)),
                    new RequestLimits(
                            values.integer(IngestKeys.MAX_BODY_BYTES),
                            values.integer(IngestKeys.MAX_BATCH_ITEMS),
                            values.longInteger(IngestKeys.MAX_IN_FLIGHT_BYTES),
                            values.longInteger(IngestKeys.MAX_IN_FLIGHT_RECORDS),
                            values.duration(IngestKeys.RETRY_AFTER)),
                    new KafkaConfig(
                            values.text(IngestKeys.KAFKA_BOOTSTRAP),
                            values.duration(IngestKeys.KAFKA_ACK_TIMEOUT),
                            values.duration(IngestKeys.KAFKA_LINGER),
                            values.integer(IngestKeys.KAFKA_BATCH_BYTES),
                            values.word(
                                    IngestKeys.KAFKA_COMPRESSION, KafkaConfig.Compression.class),
                            new KafkaConfig.Security(
                                    values.text(IngestKeys.KAFKA_SECURITY_PROTOCOL),
                                    values.text(IngestKeys.KAFKA_SASL_MECHANISM),
                                    values.text(IngestKeys.KAFKA_SASL_JAAS_CONFIG),
                                    values.text(IngestKeys.KAFKA_TRUST_STORE),
                                    values.text(IngestKeys.KAFKA_TRUST_STORE_PASSWORD))),
                    values.duration(IngestKeys.START_TIMEOUT),
                    values.duration(IngestKeys.STOP_TIMEOUT));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Every key, in the order in which they are documented. */
    public static List<ConfigKey> listKeys() {
        return IngestKeys.ALL;
    }

    /** The settings for people. */
    static ConfigHelp help() {
        return new ConfigHelp(
                "Takes positions over HTTP and writes them to Kafka.",
                listKeys(),
                IngestKeys.PORT,
                "5055");
    }
}
