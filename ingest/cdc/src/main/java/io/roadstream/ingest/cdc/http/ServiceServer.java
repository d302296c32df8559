/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Health and metrics for those who run the process: {@code /healthz} says that it lives and names
 * any alert, {@code /readyz} is 503 while something is wrong, {@code /metrics} is Prometheus text.
 * The JDK's server, since Debezium brings a Jetty of its own.
 */
public final class ServiceServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain;charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * What the answers are made of.
     *
     * @param problem what is wrong, for people; empty if nothing is
     * @param metrics as Prometheus text
     * @param metricsType content type of that text
     */
    public record Content(Supplier<String> problem, Supplier<byte[]> metrics, String metricsType) {}

    private ServiceServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static ServiceServer start(String host, int port, Content content) throws IOException {
        HttpServer server = listen(host, port);
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        work -> {
                            Thread thread = new Thread(work, "http");
                            thread.setDaemon(true);
                            return thread;
                        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, content));
        server.start();
        return new ServiceServer(server, threads);
    }

    private static HttpServer listen(String host, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (BindException e) {
            throw new IOException(
                    "can't listen on %s:%d: %s; free it, or name another cdc-port or cdc-host"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://%s:%d".formatted(address.getHostString(), address.getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Content content) throws IOException {
        String problem = content.problem().get();
        boolean isWell = problem.isEmpty();
        switch (exchange.getRequestURI().getPath()) {
            case "/healthz" -> reply(exchange, OK, TEXT, line(isWell ? "ok" : "alert: " + problem));
            case "/readyz" ->
                    reply(
                            exchange,
                            isWell ? OK : UNAVAILABLE,
                            TEXT,
                            line(isWell ? "ready" : problem));
            case "/metrics" -> reply(exchange, OK, content.metricsType(), content.metrics().get());
            default -> reply(exchange, NOT_FOUND, TEXT, line("not found"));
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
