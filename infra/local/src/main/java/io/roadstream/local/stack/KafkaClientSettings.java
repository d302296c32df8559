/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.ExternalKafka;
import io.roadstream.local.config.StackConfig.TrustConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How clients reach Kafka beyond its address: security, as Kafka's own settings. */
final class KafkaClientSettings {
    private static final Map<String, String> OPTIONS =
            new TreeMap<>(
                    Map.of(
                            "security-protocol", "security.protocol",
                            "sasl-mechanism", "sasl.mechanism",
                            "trust-store", "ssl.truststore.location"));
    private static final Map<String, String> SECRETS =
            Map.of(
                    "SASL_JAAS_CONFIG", "sasl.jaas.config",
                    "TRUST_STORE_PASSWORD", "ssl.truststore.password");

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

    /**
     * As arguments of an entrance.
     *
     * @param part the prefix of its settings
     */
    static List<String> arguments(String part, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>();
        OPTIONS.forEach(
                (option, name) -> {
                    String value = settings.get(name);
                    if (value != null) {
                        arguments.addAll(List.of("--%s-kafka-%s".formatted(part, option), value));
                    }
                });
        return arguments;
    }

    /**
     * What of it may not stand in arguments, which every user of the machine can read: as an
     * environment.
     *
     * @param part the prefix of its settings
     */
    static Map<String, String> secrets(String part, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        SECRETS.forEach(
                (suffix, name) -> {
                    String value = settings.get(name);
                    if (value != null) {
                        environment.put(
                                "ROADSTREAM_%s_KAFKA_%s"
                                        .formatted(part.toUpperCase(Locale.ROOT), suffix),
                                value);
                    }
                });
        return environment;
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
