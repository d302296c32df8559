/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.FreePort;
import io.roadstream.embedded.process.ParentWatch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database server as a program: makes the files on the first start, brings the order database
 * to the present schema and then prints {@code READY host:port}. Ends with PostgreSQL, and ends it
 * in order on SIGTERM. Exit code 2 for wrong arguments.
 */
public final class EmbeddedPostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final int EXIT_USAGE = 2;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 50;
    private static final int START_ATTEMPTS = 20;
    private static final long ATTEMPT_PAUSE_MILLIS = 250;

    private EmbeddedPostgresServer() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        try {
            System.exit(run(PostgresConfig.parse(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
        }
    }

    private static int run(PostgresConfig config)
            throws IOException, InterruptedException, SQLException {
        int port = config.port() == 0 ? FreePort.pick() : config.port();
        PostgresCluster cluster =
                new PostgresCluster(config, PostgresBinaries.unpack(config.programs()));
        cluster.ensure();
        cluster.endLeftover();
        Process server = start(cluster, port);
        prepare(port, cluster);
        System.out.println(ChildProcess.READY + "127.0.0.1:" + port);
        System.out.flush();
        int exitCode = server.waitFor();
        LOG.error("PostgreSQL ended with {}, see {}", exitCode, cluster.log());
        return 1;
    }

    /** After SIGKILL the workers of the old server hold its memory for some moments. */
    private static Process start(PostgresCluster cluster, int port)
            throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            Process server = cluster.start(port);
            Thread stop = new Thread(() -> stop(server), "postgres-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            if (awaitConnections(server, port, cluster.password())) {
                return server;
            }
            Runtime.getRuntime().removeShutdownHook(stop);
            TimeUnit.MILLISECONDS.sleep(ATTEMPT_PAUSE_MILLIS);
        }
        throw new IOException("PostgreSQL did not start, see " + cluster.log());
    }

    private static void prepare(int port, PostgresCluster cluster)
            throws IOException, SQLException {
        String password = cluster.password();
        try (Connection system =
                DriverManager.getConnection(url(port, "postgres"), PostgresConfig.USER, password)) {
            OrderDatabase.create(system);
        }
        try (Connection orders =
                DriverManager.getConnection(
                        url(port, PostgresConfig.DATABASE), PostgresConfig.USER, password)) {
            OrderDatabase.migrate(orders);
        }
    }

    /** False if the server ended instead; after SIGKILL it replays its log first. */
    private static boolean awaitConnections(Process server, int port, String password)
            throws InterruptedException {
        while (server.isAlive()) {
            try (Connection connection =
                    DriverManager.getConnection(
                            url(port, "postgres"), PostgresConfig.USER, password)) {
                return connection.isValid(0);
            } catch (SQLException e) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        return false;
    }

    private static void stop(Process server) {
        try {
            PostgresCluster.signal(server.pid(), "INT");
            if (!server.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                server.destroyForcibly();
            }
        } catch (IOException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
