/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How ingest writes to Kafka.
 *
 * @param bootstrap {@code host:port}, several separated by commas
 * @param ackTimeout longest wait for the acknowledgement of a record, then the request fails
 * @param linger how long a record waits for company in its batch
 * @param batchBytes largest batch of one partition, uncompressed
 * @param compression of batches: none, gzip, snappy, lz4 or zstd
 * @param security how to log in
 */
public record KafkaConfig(
        String bootstrap,
        Duration ackTimeout,
        Duration linger,
        int batchBytes,
        Compression compression,
        Security security) {
    /** Kafka's own minimum is the request timeout plus the linger. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** Longest stay of a caller inside {@code send}; buffers are sized so that it is not needed. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

    /** Compression of record batches. */
    public enum Compression {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD
    }

    /**
     * Login to the brokers.
     *
     * @param protocol PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
     * @param saslMechanism such as SCRAM-SHA-512, empty for none
     * @param saslJaasConfig login module line, a secret; empty for none
     * @param trustStore PKCS12 or JKS file of certificates to trust; empty for Java's own
     * @param trustStorePassword of that file, a secret
     */
    public record Security(
            String protocol,
            String saslMechanism,
            String saslJaasConfig,
            String trustStore,
            String trustStorePassword) {
        /** No login, no encryption. */
        public static final Security PLAINTEXT = new Security("PLAINTEXT", "", "", "", "");

        @Override
        public String toString() {
            return "Security[%s %s]".formatted(protocol, saslMechanism);
        }
    }

    public KafkaConfig {
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("bootstrap must not be empty");
        }
        if (linger.isNegative() || linger.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException("linger must be in [0s, 5s], was " + linger);
        }
        if (ackTimeout.compareTo(linger.plusSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "ackTimeout must exceed linger by 1s or more, was %s with linger %s"
                            .formatted(ackTimeout, linger));
        }
        if (batchBytes < 1_024 || batchBytes > 1_000_000) {
            throw new IllegalArgumentException(
                    "batchBytes must be in [1024, 1000000], was " + batchBytes);
        }
    }

    /**
     * Properties of the producer.
     *
     * @param bufferBytes memory for batches that wait
     */
    Map<String, Object> toProducerProperties(long bufferBytes) {
        Map<String, Object> properties = toClientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                compression.name().toLowerCase(java.util.Locale.ROOT));
        properties.put(ProducerConfig.LINGER_MS_CONFIG, (int) linger.toMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
        properties.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Math.min(REQUEST_TIMEOUT.toMillis(), ackTimeout.minus(linger).toMillis()));
        properties.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(ackTimeout.toMillis()));
        // The default forgets all topics once no broker answers, and each request would then wait
        // in vain for them instead of being buffered until the broker is back.
        properties.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        // A topic must stay known while nobody sends: looking it up again would block a request.
        properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        properties.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    /** Properties that every client needs. */
    Map<String, Object> toClientProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol());
        // Back within a second after a broker restart.
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        if (!security.saslMechanism().isEmpty()) {
            properties.put(SaslConfigs.SASL_MECHANISM, security.saslMechanism());
        }
        if (!security.saslJaasConfig().isEmpty()) {
            properties.put(SaslConfigs.SASL_JAAS_CONFIG, security.saslJaasConfig());
        }
        if (!security.trustStore().isEmpty()) {
            properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, security.trustStore());
            properties.put(
                    SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, security.trustStorePassword());
        }
        return properties;
    }
}
