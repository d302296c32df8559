/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.config;

import io.roadstream.contract.config.ConfigKey;
import java.util.List;

/** Names, defaults and meanings of the settings. */
final class CdcKeys {
    static final ConfigKey HOST =
            ConfigKey.of("cdc-host", "text", "127.0.0.1", "Address of health and metrics.");
    static final ConfigKey PORT =
            ConfigKey.of(
                    "cdc-port", "number", "0", "TCP port of health and metrics, 0 for a free one.");
    static final ConfigKey DATABASE_URL =
            ConfigKey.of(
                    "cdc-database-url",
                    "URL",
                    "jdbc:postgresql://127.0.0.1:5432/orders",
                    "The order database; sslmode and others as the JDBC driver knows them.");
    static final ConfigKey DATABASE_USER =
            ConfigKey.of(
                    "cdc-database-user",
                    "text",
                    "roadstream",
                    "Who reads it; needs REPLICATION and SELECT on the tables.");
    static final ConfigKey DATABASE_PASSWORD =
            ConfigKey.ofSecret("cdc-database-password", "Password of the user.");
    static final ConfigKey DATABASE_SCHEMA =
            ConfigKey.of("cdc-database-schema", "text", "public", "Where the tables are.");
    static final ConfigKey SLOT =
            ConfigKey.of(
                    "cdc-slot",
                    "text",
                    "roadstream",
                    "Replication slot, of this process alone; made when it is missing.");
    static final ConfigKey PUBLICATION =
            ConfigKey.of("cdc-publication", "text", "roadstream", "Publication of the tables.");
    static final ConfigKey STATE_TOPIC =
            ConfigKey.of(
                    "cdc-state-topic",
                    "text",
                    "roadstream.cdc-state",
                    "Compacted Kafka topic with how far the log was read; made when missing.");
    static final ConfigKey HEARTBEAT =
            ConfigKey.of(
                    "cdc-heartbeat",
                    "duration",
                    "5s",
                    "How often the slot is moved on when nothing happens.");
    static final ConfigKey LAG_INTERVAL =
            ConfigKey.of(
                    "cdc-lag-interval",
                    "duration",
                    "5s",
                    "How often the database is asked how far the slot lags.");
    static final ConfigKey LAG_LIMIT_BYTES =
            ConfigKey.of(
                    "cdc-lag-limit-bytes",
                    "bytes",
                    "1073741824",
                    "Log kept for the slot above which there is an alert.");
    static final ConfigKey KAFKA_BOOTSTRAP =
            ConfigKey.of(
                    "cdc-kafka-bootstrap",
                    "text",
                    "127.0.0.1:9092",
                    "Kafka brokers, host:port, several separated by commas.");
    static final ConfigKey KAFKA_ACK_TIMEOUT =
            ConfigKey.of(
                    "cdc-kafka-ack-timeout",
                    "duration",
                    "30s",
                    "Longest wait for Kafka's acknowledgement; then capturing starts anew.");
    static final ConfigKey KAFKA_SECURITY_PROTOCOL =
            ConfigKey.of(
                    "cdc-kafka-security-protocol",
                    "text",
                    "PLAINTEXT",
                    "Kafka's security.protocol.");
    static final ConfigKey KAFKA_SASL_MECHANISM =
            ConfigKey.of(
                    "cdc-kafka-sasl-mechanism",
                    "text",
                    "",
                    "Kafka's sasl.mechanism, empty for no login.");
    static final ConfigKey KAFKA_SASL_JAAS_CONFIG =
            ConfigKey.ofSecret(
                    "cdc-kafka-sasl-jaas-config",
                    "Kafka's sasl.jaas.config with user and password.");
    static final ConfigKey KAFKA_TRUST_STORE =
            ConfigKey.of(
                    "cdc-kafka-trust-store",
                    "file",
                    "",
                    "PKCS12 or JKS file of the certificates to trust; empty: Java's own.");
    static final ConfigKey KAFKA_TRUST_STORE_PASSWORD =
            ConfigKey.ofSecret("cdc-kafka-trust-store-password", "Password of that file.");

    static final List<ConfigKey> ALL =
            List.of(
                    HOST,
                    PORT,
                    DATABASE_URL,
                    DATABASE_USER,
                    DATABASE_PASSWORD,
                    DATABASE_SCHEMA,
                    SLOT,
                    PUBLICATION,
                    STATE_TOPIC,
                    HEARTBEAT,
                    LAG_INTERVAL,
                    LAG_LIMIT_BYTES,
                    KAFKA_BOOTSTRAP,
                    KAFKA_ACK_TIMEOUT,
                    KAFKA_SECURITY_PROTOCOL,
                    KAFKA_SASL_MECHANISM,
                    KAFKA_SASL_JAAS_CONFIG,
                    KAFKA_TRUST_STORE,
                    KAFKA_TRUST_STORE_PASSWORD);

    private CdcKeys() {}
}
