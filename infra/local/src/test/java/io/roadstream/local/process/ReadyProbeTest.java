/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadyProbeTest {
    private HttpServer server;

    ReadyProbeTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksUntilTheAnswerHasTheText() {
        Deque<String> answers = new ArrayDeque<>(List.of("{}", "{\"id\":\"other\"}", "{\"id\":7}"));
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = answers.pop().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });

        ReadyProbe.await(
                URI.create("http://127.0.0.1:%d/x".formatted(server.getAddress().getPort())),
                "\"id\":7");

        assertThat(answers).isEmpty();
    }
}
