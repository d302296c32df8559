/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaConfigTest {
    @Test
    void listensOnLoopbackAndAFreePortByDefault() {
        EmbeddedKafkaConfig config = EmbeddedKafkaConfig.parse("--data", "/d");

        assertThat(config).isEqualTo(EmbeddedKafkaConfig.of(Path.of("/d")));
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isZero();
    }

    @Test
    void argumentsCarryEverySettingToTheServer() {
        EmbeddedKafkaConfig config =
                new EmbeddedKafkaConfig(
                        Path.of("/d"), "0.0.0.0", 9092, "kafka.lan", 384, Map.of("a.b", "c=d"));

        assertThat(EmbeddedKafkaConfig.parse(config.toArguments().toArray(String[]::new)))
                .isEqualTo(config);
    }

    @Test
    void advertisesTheHostItListensOn() {
        assertThat(EmbeddedKafkaConfig.parse("--data", "/d", "--host", "::1").advertised())
                .isEqualTo("::1");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThatThrownBy(() -> EmbeddedKafkaConfig.parse("--data", "/d", "--prot", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown option '--prot'");
    }

    @Test
    void refusesToStartWithoutAFolder() {
        assertThatThrownBy(EmbeddedKafkaConfig::parse).hasMessageContaining("--data is missing");
    }
}
