/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.ExternalKafka;
import io.roadstream.local.config.StackConfig.TrustConfig;
import java.util.Map;
import java.util.TreeMap;

/** How clients reach Kafka beyond its address: security, as Kafka's own settings. */
final class KafkaClientSettings {
    private KafkaClientSettings() {}

    /** Empty for a Kafka of our own: it is plain and on loopback unless told otherwise. */
    static Map<String, String> of(StackConfig config) {
        ExternalKafka kafka = config.kafka().external();
        Map<String, String> settings = new TreeMap<>();
        if (kafka == null) {
            return settings;
        }
        settings.put("security.protocol", kafka.securityProtocol());
        if (!kafka.user().isEmpty()) {
            settings.put("sasl.mechanism", kafka.saslMechanism());
            settings.put("sasl.jaas.config", jaas(kafka));
        }
        TrustConfig trust = config.trust();
        if (trust != null) {
            settings.put("ssl.truststore.location", trust.store().toString());
            settings.put("ssl.truststore.password", trust.password());
        }
        return settings;
    }

    /** As a file of properties. */
    static String toProperties(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (name, value) ->
                        text.append(name)
                                .append('=')
                                .append(value.replace("\\", "\\\\"))
                                .append(System.lineSeparator()));
        return text.toString();
    }

    private static String jaas(ExternalKafka kafka) {
        String module =
                kafka.saslMechanism().equals("PLAIN")
                        ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                        : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(module, quoted(kafka.user()), quoted(kafka.password()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
