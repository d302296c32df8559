/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.gateway.page.MapTiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static final MapTiles TILES =
            new MapTiles("https://tiles.example.com:8443/{z}/{x}/{y}.png?key=1", "");

    @Test
    void pagesReadFromNobodyButTheGateway() throws Exception {
        assertThat(directives(MapTiles.NONE))
                .contains("connect-src 'self'", "img-src 'self' data: blob:")
                .noneMatch(directive -> directive.contains("http"));
    }

    @Test
    void tilesOpenTheirOriginForReadingAndPicturesAndNothingElse() throws Exception {
        List<String> opened =
                directives(TILES).stream()
                        .filter(d -> !directives(MapTiles.NONE).contains(d))
                        .toList();

        assertThat(opened)
                .containsExactlyInAnyOrder(
                        "connect-src 'self' https://tiles.example.com:8443",
                        "img-src 'self' data: blob: https://tiles.example.com:8443");
    }

    private static List<String> directives(MapTiles tiles) {
        try {
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(new SecurityHeaders(new Handler.Sequence(), tiles));
            server.start();
            try {
                HttpResponse<Void> response =
                        HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(server.getURI()).build(),
                                        HttpResponse.BodyHandlers.discarding());
                return Stream.of(response.headers().firstValue("Content-Security-Policy"))
                        .flatMap(policy -> Arrays.stream(policy.orElse("").split("; ?", -1)))
                        .toList();
            } finally {
                server.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
