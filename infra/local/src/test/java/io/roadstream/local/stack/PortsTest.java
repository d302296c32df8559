/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.InvalidConfigException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir Path folder;

    @Test
    void keepsThePortItGaveBefore() {
        int first = ports(1).take("kafka", 0, LOOPBACK);

        assertThat(ports(2).take("kafka", 0, LOOPBACK)).isEqualTo(first);
        assertThat(first).isBetween(20_000, 31_999);
    }

    @Test
    void takesAnotherOneIfTheOldIsInUse() throws Exception {
        int first = ports(1).take("kafka", 0, LOOPBACK);

        try (ServerSocket other = listen(first)) {
            assertThat(ports(2).take("kafka", 0, LOOPBACK)).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void refusesAnAskedForPortThatIsInUse() throws Exception {
        try (ServerSocket other = listen(0)) {
            assertThatThrownBy(() -> ports(1).take("kafka", other.getLocalPort(), LOOPBACK))
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessageContaining("kafka-port: something else listens on 127.0.0.1:");
        }
    }

    @Test
    void givesNoPortTwice() {
        Ports ports = ports(1);

        assertThat(ports.take("kafka", 0, LOOPBACK)).isNotEqualTo(ports.take("flink", 0, LOOPBACK));
    }

    private Ports ports(long seed) {
        return new Ports(folder.resolve("ports.json"), new Random(seed));
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
