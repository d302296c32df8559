/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.config.ConfigSources;
import io.roadstream.local.config.Keys;
import io.roadstream.local.config.StackConfig;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir Path folder;

    @Test
    void passwordsAreDrawnOnceAndReadableByTheirOwnerOnly() throws Exception {
        ClickHouseAccess first = ClickHouseAccess.ofOwnServer(folder);

        assertThat(ClickHouseAccess.ofOwnServer(folder)).isEqualTo(first);
        assertThat(first.password()).hasSize(32).isNotEqualTo(first.analystPassword());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("clickhouse.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theServerSeesHashesOnly() {
        ClickHouseAccess access = new ClickHouseAccess("default", "u", "abc", "a", "def");

        assertThat(access.usersFile())
                .startsWith("u=ADMIN:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2")
                .contains("a=READ_ONLY:cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f9");
        assertThat(access.toString()).doesNotContain("abc").doesNotContain("def");
    }

    @Test
    void ourOwnKafkaNeedsNoSecurity() {
        assertThat(KafkaClientSettings.of(config(Map.of()))).isEmpty();
    }

    @Test
    void securityOfAnotherKafkaSurvivesItsFile() throws Exception {
        Map<String, String> settings =
                KafkaClientSettings.of(
                        config(
                                Map.of(
                                        "kafka-url", "k:1",
                                        "kafka-security", "SASL_SSL",
                                        "kafka-user", "joe",
                                        "kafka-password", "a\\b\"c",
                                        "trust-store", "/t.p12",
                                        "trust-store-password", "p=q")));

        Properties read = new Properties();
        read.load(new StringReader(KafkaClientSettings.toProperties(settings)));

        assertThat(read).isEqualTo(settings);
        assertThat(settings)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"joe\" password=\"a\\\\b\\\"c\";")
                .containsEntry("ssl.truststore.location", "/t.p12");
    }

    private StackConfig config(Map<String, String> arguments) {
        return StackConfig.of(
                new ConfigSources(Keys.ALL).withArguments(arguments).resolve(), folder);
    }
}
