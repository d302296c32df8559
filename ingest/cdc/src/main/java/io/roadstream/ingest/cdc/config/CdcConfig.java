/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.config;

import io.roadstream.contract.config.ConfigHelp;
import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.cdc.database.DatabaseConfig;
import io.roadstream.ingest.cdc.kafka.KafkaConfig;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the process.
 *
 * @param listen where health and metrics are
 * @param database what is captured
 * @param kafka where it goes
 * @param stateTopic where it is written how far the log was read
 * @param heartbeat how often the slot is moved on when nothing happens
 * @param lag when the slot lags too far
 */
public record CdcConfig(
        Listen listen,
        DatabaseConfig database,
        KafkaConfig kafka,
        String stateTopic,
        Duration heartbeat,
        Lag lag) {
    private static final Duration MIN_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration MIN_LAG_INTERVAL = Duration.ofMillis(100);

    /**
     * Where health and metrics are.
     *
     * @param host address
     * @param port TCP port, 0 for a free one
     */
    public record Listen(String host, int port) {
        public Listen {
            if (!(port >= 0 && port <= 65_535)) {
                throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
            }
        }
    }

    /**
     * When the slot lags too far.
     *
     * @param interval how often the database is asked
     * @param limitBytes above which there is an alert
     */
    public record Lag(Duration interval, long limitBytes) {
        public Lag {
            if (limitBytes < 0) {
                throw new IllegalArgumentException(
                        "limitBytes must not be negative, was " + limitBytes);
            }
        }
    }

    public CdcConfig {
        if (!stateTopic.matches("[a-zA-Z0-9._-]{1,249}")) {
            throw new IllegalArgumentException(
                    "stateTopic must be a name of a Kafka topic, was '" + stateTopic + "'");
        }
    }

    /** Reads the settings; {@link InvalidConfigException} says which one is wrong. */
    public static CdcConfig of(ConfigValues values) {
        try {
            return new CdcConfig(
                    new Listen(values.text(CdcKeys.HOST), values.integer(CdcKeys.PORT)),
                    new DatabaseConfig(
                            values.text(CdcKeys.DATABASE_URL),
                            values.text(CdcKeys.DATABASE_USER),
                            values.text(CdcKeys.DATABASE_PASSWORD),
                            values.text(CdcKeys.DATABASE_SCHEMA),
                            values.text(CdcKeys.SLOT),
                            values.text(CdcKeys.PUBLICATION)),
                    new KafkaConfig(
                            values.text(CdcKeys.KAFKA_BOOTSTRAP),
                            values.duration(CdcKeys.KAFKA_ACK_TIMEOUT),
                            new KafkaConfig.Security(
                                    values.text(CdcKeys.KAFKA_SECURITY_PROTOCOL),
                                    values.text(CdcKeys.KAFKA_SASL_MECHANISM),
                                    values.text(CdcKeys.KAFKA_SASL_JAAS_CONFIG),
                                    values.text(CdcKeys.KAFKA_TRUST_STORE),
                                    values.text(CdcKeys.KAFKA_TRUST_STORE_PASSWORD))),
                    values.text(CdcKeys.STATE_TOPIC),
                    values.duration(CdcKeys.HEARTBEAT, MIN_HEARTBEAT),
                    new Lag(
                            values.duration(CdcKeys.LAG_INTERVAL, MIN_LAG_INTERVAL),
                            values.longInteger(CdcKeys.LAG_LIMIT_BYTES)));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Every key, in the order in which they are documented. */
    public static List<ConfigKey> listKeys() {
        return CdcKeys.ALL;
    }

    /** The settings for people. */
    public static ConfigHelp help() {
        return new ConfigHelp(
                "Reads the order database's log and writes its changes to Kafka.",
                listKeys(),
                CdcKeys.PORT,
                "5056");
    }
}
