/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClickHouse in this process, on a port of its own.
 *
 * <p>As a program it prints {@code READY http://HOST:PORT} on standard output once it answers, and
 * nothing else there; see {@link ServerArguments#USAGE}. A process can hold one engine and cannot
 * start it again after {@link #close()}.
 */
public final class EmbeddedClickHouseServer implements AutoCloseable {

    private static final String LOG_CONFIG_KEY = "log4j2.configurationFile";
    private static final String LOG_CONFIG =
            "classpath:io/roadstream/embedded/clickhouse/log4j2.xml";

    /** Statements may stand in the URL. */
    private static final int REQUEST_HEADER_BYTES = 1 << 20;

    /** Threads beyond those of running statements: selectors, acceptors, those that wait. */
    private static final int SPARE_THREADS = 64;

    private static final int MIN_THREADS = 8;
    private static final int THREAD_IDLE_MILLIS = 60_000;

    /**
     * The engine parses statements on these threads, by recursion and without a look at the stack's
     * end in some places; max_parser_depth is limited to what fits (users.xml).
     */
    private static final long STACK_BYTES = 1L << 25;

    /** Long analytical statements send nothing for a while. */
    private static final long IDLE_TIMEOUT_MILLIS = 3_600_000;

    private final Engine engine;
    private final Server server;
    private final ServerConnector connector;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedClickHouseServer(ServerConfig config) throws Exception {
        engine = new Engine(config.engine(), ChdbLibraryFile.find());
        server = new Server(threads(config.engine().maxQueries() + SPARE_THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        server.addConnector(connector);
        server.setHandler(new ClickHouseHandler(engine, new Users(config.users())));
        try {
            server.start();
        } catch (Exception e) {
            engine.close();
            throw e;
        }
    }

    private static QueuedThreadPool threads(int max) {
        AtomicInteger count = new AtomicInteger();
        return new QueuedThreadPool(
                max,
                MIN_THREADS,
                THREAD_IDLE_MILLIS,
                -1,
                null,
                null,
                task ->
                        new Thread(
                                null, task, "clickhouse-" + count.incrementAndGet(), STACK_BYTES));
    }

    /** Starts the server for the arguments in {@link ServerArguments#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        if (System.getProperty(LOG_CONFIG_KEY) == null) {
            System.setProperty(LOG_CONFIG_KEY, LOG_CONFIG);
        }
        ServerArguments parsed = ServerArguments.parse(List.of(arguments), System.getenv());
        EmbeddedClickHouseServer server = new EmbeddedClickHouseServer(parsed.server());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "clickhouse-stop"));
        System.out.println("READY " + server.url());
        System.out.flush();
        if (parsed.exitOnEndOfInput()) {
            awaitEndOfInput();
            System.exit(0);
        }
        server.server.join();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Only its end says something.
            }
        } catch (IOException e) {
            Logger log = LoggerFactory.getLogger(EmbeddedClickHouseServer.class);
            log.warn("standard input failed, taken for its end", e);
        }
    }

    /** Where it answers. */
    public String url() {
        return "http://" + connector.getHost() + ":" + connector.getLocalPort();
    }

    /**
     * Ends the process once the engine is down, past the library's own exit handlers, which are not
     * made for a JVM.
     */
    private void stop() {
        int status = 0;
        try {
            close();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(EmbeddedClickHouseServer.class).error("stop failed", e);
            status = 1;
        }
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            engine.cancelAll();
            LifeCycle.stop(server);
            engine.close();
        }
    }
}
