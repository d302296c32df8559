/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.config.ConfigKey;
import java.util.List;

/** Every setting of the ingest server: name, type, default and meaning. */
final class IngestKeys {
    static final ConfigKey HOST =
            ConfigKey.of("ingest-host", "text", "127.0.0.1", "Address on which it listens.");
    static final ConfigKey PORT =
            ConfigKey.of(
                    "ingest-port",
                    "number",
                    "5055",
                    "TCP port, 0 for a free one; 5055 is what Traccar's apps expect.");
    static final ConfigKey THREADS =
            ConfigKey.of("ingest-threads", "number", "16", "Most threads that serve requests.");
    static final ConfigKey IDLE_TIMEOUT =
            ConfigKey.of(
                    "ingest-idle-timeout",
                    "duration",
                    "60s",
                    "Silence after which a connection is closed.");
    static final ConfigKey KEYS_FILE =
            ConfigKey.of(
                    "ingest-keys-file",
                    "file",
                    "ingest-keys.json",
                    "File of API keys (hashes); read again within a second after it changes.");
    static final ConfigKey MAX_BODY_BYTES =
            ConfigKey.of(
                    "ingest-max-body-bytes",
                    "bytes",
                    "4194304",
                    "Longest body of a request, also after decompression; above it 413.");
    static final ConfigKey MAX_BATCH_ITEMS =
            ConfigKey.of(
                    "ingest-max-batch-items",
                    "number",
                    "10000",
                    "Most positions in one request; above it 413.");
    static final ConfigKey MAX_IN_FLIGHT_BYTES =
            ConfigKey.of(
                    "ingest-max-in-flight-bytes",
                    "bytes",
                    "33554432",
                    "Bytes of bodies that may wait for Kafka over all requests; above it 429.");
    static final ConfigKey MAX_IN_FLIGHT_RECORDS =
            ConfigKey.of(
                    "ingest-max-in-flight-records",
                    "number",
                    "200000",
                    "Records that may wait for Kafka over all requests; above it 429.");
    static final ConfigKey RETRY_AFTER =
            ConfigKey.of(
                    "ingest-retry-after",
                    "duration",
                    "1s",
                    "What a client is told to wait with a 429 or 503.");
    static final ConfigKey KAFKA_BOOTSTRAP =
            ConfigKey.of(
                    "ingest-kafka-bootstrap",
                    "text",
                    "127.0.0.1:9092",
                    "Kafka brokers, host:port, separated by commas.");
    static final ConfigKey KAFKA_ACK_TIMEOUT =
            ConfigKey.of(
                    "ingest-kafka-ack-timeout",
                    "duration",
                    "30s",
                    "Longest wait for Kafka's acknowledgement; after it 503.");
    static final ConfigKey KAFKA_LINGER =
            ConfigKey.of(
                    "ingest-kafka-linger",
                    "duration",
                    "5ms",
                    "How long a record waits for company in its batch.");
    static final ConfigKey KAFKA_BATCH_BYTES =
            ConfigKey.of(
                    "ingest-kafka-batch-bytes",
                    "bytes",
                    "131072",
                    "Largest batch of one partition before compression.");
    static final ConfigKey KAFKA_COMPRESSION =
            ConfigKey.of(
                    "ingest-kafka-compression",
                    "none, gzip, snappy, lz4, zstd",
                    "zstd",
                    "Compression of batches.");
    static final ConfigKey KAFKA_SECURITY_PROTOCOL =
            ConfigKey.of(
                    "ingest-kafka-security-protocol",
                    "text",
                    "PLAINTEXT",
                    "Kafka's security.protocol.");
    static final ConfigKey KAFKA_SASL_MECHANISM =
            ConfigKey.of(
                    "ingest-kafka-sasl-mechanism",
                    "text",
                    "",
                    "Kafka's sasl.mechanism, empty for no login.");
    static final ConfigKey KAFKA_SASL_JAAS_CONFIG =
            ConfigKey.ofSecret(
                    "ingest-kafka-sasl-jaas-config",
                    "Kafka's sasl.jaas.config with user and password.");
    static final ConfigKey KAFKA_TRUST_STORE =
            ConfigKey.of(
                    "ingest-kafka-trust-store",
                    "file",
                    "",
                    "PKCS12 or JKS file of the certificates to trust; empty: Java's own.");
    static final ConfigKey KAFKA_TRUST_STORE_PASSWORD =
            ConfigKey.ofSecret("ingest-kafka-trust-store-password", "Password of that file.");
    static final ConfigKey START_TIMEOUT =
            ConfigKey.of(
                    "ingest-start-timeout",
                    "duration",
                    "60s",
                    "How long the start waits for Kafka and its topics before it gives up.");
    static final ConfigKey STOP_TIMEOUT =
            ConfigKey.of(
                    "ingest-stop-timeout",
                    "duration",
                    "30s",
                    "How long a stop waits for requests under way.");

    static final List<ConfigKey> ALL =
            List.of(
                    HOST,
                    PORT,
                    THREADS,
                    IDLE_TIMEOUT,
                    KEYS_FILE,
                    MAX_BODY_BYTES,
                    MAX_BATCH_ITEMS,
                    MAX_IN_FLIGHT_BYTES,
                    MAX_IN_FLIGHT_RECORDS,
                    RETRY_AFTER,
                    KAFKA_BOOTSTRAP,
                    KAFKA_ACK_TIMEOUT,
                    KAFKA_LINGER,
                    KAFKA_BATCH_BYTES,
                    KAFKA_COMPRESSION,
                    KAFKA_SECURITY_PROTOCOL,
                    KAFKA_SASL_MECHANISM,
                    KAFKA_SASL_JAAS_CONFIG,
                    KAFKA_TRUST_STORE,
                    KAFKA_TRUST_STORE_PASSWORD,
                    START_TIMEOUT,
                    STOP_TIMEOUT);

    private IngestKeys() {}
}
