/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * How to reach Kafka.
 *
 * @param bootstrap {@code host:port}, several separated by commas
 * @param ackTimeout longest wait for the acknowledgement of a record, then capturing starts anew
 * @param security how to log in
 */
public record KafkaConfig(String bootstrap, Duration ackTimeout, Security security) {
    private static final Duration MIN_ACK_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MAX_REQUEST = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofMillis(5);

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
        if (ackTimeout.compareTo(MIN_ACK_TIMEOUT) < 0) {
            throw new IllegalArgumentException(
                    "ackTimeout must be %s or more, was %s".formatted(MIN_ACK_TIMEOUT, ackTimeout));
        }
    }

    /** Properties of a producer that loses and doubles nothing by itself. */
    public Map<String, Object> toProducerProperties() {
        Map<String, Object> properties = toClientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ackTimeout.toMillis());
        properties.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Math.min(MAX_REQUEST.toMillis(), ackTimeout.minus(LINGER).toMillis()));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ackTimeout.toMillis());
        return properties;
    }

    /** Properties that every client needs. */
    public Map<String, Object> toClientProperties() {
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
