/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the committer and ClickHouse and makes of a good sink a bad one. Where it repeats
 * inserts it also hides from the committer what its counting would find, since a bad sink does not
 * count. Thread-safe.
 */
final class TamperProxy implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("(insert_deduplication_token=)[^&]*");
    private static final String COUNT_OF_BATCH = "SELECT count() FROM positions WHERE toYYYYMMDD";
    private static final int NUMBER_BYTES = 8;
    private static final Set<String> OWN_HEADERS =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, byte[]> counted = new ConcurrentHashMap<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Damage damage = Damage.NONE;
    private volatile @Nullable HttpResponse<byte[]> lastInsert;

    private TamperProxy(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /** What happens to inserts. */
    enum Damage {
        /** Nothing. */
        NONE,
        /** Each attempt has a token of its own, and the first one's reply is lost. */
        TOKEN_PER_ATTEMPT,
        /** The same insert comes twice under its token. */
        REPEATED,
        /** The insert is acknowledged and never made. */
        SKIPPED
    }

    /** Starts one in front of ClickHouse on a free loopback port. */
    static TamperProxy start(URI target) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TamperProxy proxy = new TamperProxy(target, server);
        server.createContext("/", proxy::handle);
        server.setExecutor(proxy.workers);
        server.start();
        return proxy;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on spoils inserts, so many of them. */
    void arm(Damage kind, int inserts) {
        done.set(0);
        left.set(inserts);
        damage = kind;
    }

    /** Inserts spoiled since it was armed. */
    int done() {
        return done.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        Damage now = damage;
        try {
            if (now == Damage.NONE) {
                answer(exchange, forward(exchange, query, body));
            } else if (TOKEN.matcher(query).find()) {
                handleInsert(exchange, query, body, now);
            } else if (now == Damage.SKIPPED) {
                answer(exchange, forward(exchange, query, body));
            } else {
                handleQuery(exchange, query, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void handleInsert(HttpExchange exchange, String query, byte[] body, Damage now)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> earlier = lastInsert;
        if (now == Damage.SKIPPED && earlier != null && takeOne()) {
            answer(exchange, earlier);
            return;
        }
        String sent =
                now == Damage.TOKEN_PER_ATTEMPT
                        ? TOKEN.matcher(query).replaceFirst("$1" + UUID.randomUUID())
                        : query;
        HttpResponse<byte[]> response = forward(exchange, sent, body);
        lastInsert = response;
        if (now != Damage.SKIPPED && takeOne()) {
            return; // closed without an answer: the committer does not know
        }
        answer(exchange, response);
    }

    /**
     * Says of a batch's first count that nothing is there, later what the first would have said.
     */
    private void handleQuery(HttpExchange exchange, String query, byte[] body)
            throws IOException, InterruptedException {
        String statement = new String(body, StandardCharsets.ISO_8859_1);
        HttpResponse<byte[]> response = forward(exchange, query, body);
        if (statement.contains(COUNT_OF_BATCH)) {
            byte[] first = counted.putIfAbsent(statement, response.body());
            answer(exchange, response, first == null ? zero(response.body()) : first);
        } else if (statement.contains("run_id")) {
            // How a view differs from its table: it must not be mended.
            answer(exchange, response, zero(response.body()));
        } else {
            answer(exchange, response);
        }
    }

    private boolean takeOne() {
        if (left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
            return false;
        }
        done.incrementAndGet();
        return true;
    }

    /** The same result of one number in binary, with 0 in its place. */
    private static byte[] zero(byte[] result) {
        byte[] zero = result.clone();
        Arrays.fill(zero, Math.max(0, zero.length - NUMBER_BYTES), zero.length, (byte) 0);
        return zero;
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, String query, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + "/?" + query))
                        .timeout(ANSWER_WITHIN)
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            if (isPassedOn(header.getKey())) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
            throws IOException {
        answer(exchange, response, response.body());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, byte[] body)
            throws IOException {
        response.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (isPassedOn(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isPassedOn(String header) {
        return !OWN_HEADERS.contains(header.toLowerCase(Locale.ROOT));
    }
}
