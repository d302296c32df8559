/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as a ClickHouse does that is slow, overloaded or broken; the real one can't be told to.
 */
final class ScriptedClickHouse implements AutoCloseable {
    private static final String NO_ROWS = "{\"data\":[]}";

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private ScriptedClickHouse(int status, Map<String, String> headers, String body)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, status, headers, body));
        server.start();
    }

    /** Answers at once. */
    static ScriptedClickHouse answering(int status, Map<String, String> headers, String body)
            throws IOException {
        ScriptedClickHouse clickHouse = holding(status, headers, body);
        clickHouse.release();
        return clickHouse;
    }

    /** Answers nobody until it is released, then without rows. */
    static ScriptedClickHouse holding() throws IOException {
        return holding(200, Map.of(), NO_ROWS);
    }

    private static ScriptedClickHouse holding(int status, Map<String, String> headers, String body)
            throws IOException {
        return new ScriptedClickHouse(status, headers, body);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        try (exchange) {
            released.await();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
