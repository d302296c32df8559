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
        Process server = cluster.start(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "postgres-stop"));
        prepare(server, port, cluster);
        System.out.println(ChildProcess.READY + "127.0.0.1:" + port);
        System.out.flush();
        int exitCode = server.waitFor();
        LOG.error("PostgreSQL ended with {}, see {}", exitCode, cluster.log());
        return 1;
    }

    private static void prepare(Process server, int port, PostgresCluster cluster)
            throws IOException, InterruptedException, SQLException {
        String password = cluster.password();
        try (Connection system = connect(server, url(port, "postgres"), password, cluster)) {
            OrderDatabase.create(system);
        }
        try (Connection orders =
                DriverManager.getConnection(
                        url(port, PostgresConfig.DATABASE), PostgresConfig.USER, password)) {
            OrderDatabase.migrate(orders);
        }
    }

    /** Waits until the server takes connections; after SIGKILL it replays its log first. */
    private static Connection connect(
            Process server, String url, String password, PostgresCluster cluster)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return DriverManager.getConnection(url, PostgresConfig.USER, password);
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    throw new IOException("PostgreSQL did not start, see " + cluster.log(), e);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
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
