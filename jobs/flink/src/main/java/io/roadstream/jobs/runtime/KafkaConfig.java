/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.io.Serializable;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How the jobs reach Kafka.
 *
 * @param bootstrapServers {@code host:port,…}; {@code --kafka-url}
 * @param clientProperties further client settings such as TLS, from the file {@code
 *     --kafka-properties}
 * @param transactionTimeout after which the broker aborts an open transaction; output of an outage
 *     longer than this is lost, so it is long; {@code --kafka-transaction-timeout-seconds}
 */
public record KafkaConfig(
        String bootstrapServers, Properties clientProperties, Duration transactionTimeout)
        implements Serializable {
    /** The broker's limit must not be below this; ours is 7 days. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofHours(24);

    /** Settings of a plain client: the address beside the further ones. */
    public Properties toClientProperties() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }
}
