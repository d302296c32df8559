/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives the answers it was told, one after the other, then the last for ever. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer last = new Answer(200, Map.of(), "{\"accepted\":1,\"rejected\":0}");

    record Answer(int status, Map<String, String> headers, String body) {}

    record Received(String query, Map<String, List<String>> headers, String body, long nanos) {}

    FakeServer(Answer... answers) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers.addAll(List.of(answers));
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Received(
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body,
                        System.nanoTime()));
        Answer answer = answers.poll();
        last = answer == null ? last : answer;
        last.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = last.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(last.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
