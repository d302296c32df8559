/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ServiceServerTest {
    @Test
    void saysWhichPortIsTakenAndHowToNameAnother() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(
                            () ->
                                    ServiceServer.start(
                                            "127.0.0.1",
                                            port,
                                            new ServiceServer.Content(
                                                    () -> "", () -> new byte[0], "text/plain")))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("can't listen on 127.0.0.1:%d: ".formatted(port))
                    .hasMessageEndingWith("; free it, or name another cdc-port or cdc-host");
        }
    }
}
