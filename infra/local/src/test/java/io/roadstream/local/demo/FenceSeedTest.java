/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceSeedTest {
    private static final String TWO =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "a", "properties": {"name": "A"}},
              {"type": "Feature", "id": "b", "properties": {"name": "B"}}]}""";

    @TempDir Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void makesEachFenceIfThereIsNoneAndNeverAgain() throws Exception {
        draw(TWO);
        draw(TWO);

        assertThat(asked)
                .containsExactly(
                        "PUT /v1/geofences/a * null Bearer t {\"name\":\"A\"}",
                        "PUT /v1/geofences/b * null Bearer t {\"name\":\"B\"}");
    }

    @Test
    void anotherCityTakesThePlaceOfTheFirstOneUnlessPeopleHaveChangedIt() throws Exception {
        draw(TWO);
        asked.clear();
        answers.addAll(List.of(204, 412));
        draw(TWO.replace("\"a\"", "\"c\"").replace("\"b\"", "\"d\""));

        assertThat(asked)
                .extracting(line -> line.substring(0, line.indexOf(" Bearer")))
                .containsExactly(
                        "DELETE /v1/geofences/a null \"1\"",
                        "DELETE /v1/geofences/b null \"1\"",
                        "PUT /v1/geofences/c * null",
                        "PUT /v1/geofences/d * null");

        asked.clear();
        draw(TWO);
        assertThat(asked)
                .extracting(line -> line.substring(0, line.indexOf(" Bearer")))
                .containsExactly(
                        "DELETE /v1/geofences/c null \"1\"",
                        "DELETE /v1/geofences/d null \"1\"",
                        // b is other people's since
                        "PUT /v1/geofences/a * null");
    }

    @Test
    void leavesOneThatIsThereAndWaitsForAGatewayThatIsNotReady() throws Exception {
        answers.addAll(List.of(503, 412, 503, 503, 201));

        draw(TWO);

        assertThat(asked).hasSize(5);
    }

    @Test
    void aRefusalIsAnErrorAndIsTriedAgainNextTime() throws Exception {
        answers.add(403);

        assertThatThrownBy(() -> draw(TWO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was answered with 403");

        draw(TWO);
        assertThat(asked).hasSize(3);
    }

    @Test
    void theFirstFencesWaitForTheFileOfTheirCity() throws Exception {
        Path file = folder.resolve("fences.geojson");
        EarlyFences fences = EarlyFences.start(new FenceSeed(gateway(), "t"), file);
        Files.writeString(folder.resolve("part"), TWO);
        Files.move(folder.resolve("part"), file, StandardCopyOption.ATOMIC_MOVE);

        fences.await();

        assertThat(asked).hasSize(2);
    }

    @Test
    void aFileThatIsNoneOfOursIsSaidToBeSo() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("fences.geojson"), TWO.replace("\"a\"", "\"a b\""));
        EarlyFences fences = EarlyFences.start(new FenceSeed(gateway(), "t"), file);

        assertThatThrownBy(fences::await)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a b");
    }

    private void draw(String features) throws Exception {
        Path file = Files.writeString(folder.resolve("fences.geojson"), features);
        new FenceSeed(gateway(), "t").draw(file);
    }

    private URI gateway() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                "%s %s %s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("If-None-Match"),
                                exchange.getRequestHeaders().getFirst("If-Match"),
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                body.replaceAll(".*\"properties\":(\\{[^}]*}).*", "$1")));
        Integer status = answers.poll();
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.sendResponseHeaders(status == null ? 201 : status, -1);
        exchange.close();
    }
}
