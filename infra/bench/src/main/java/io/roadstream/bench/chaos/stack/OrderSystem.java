/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import io.roadstream.embedded.postgres.EmbeddedPostgresServer;
import io.roadstream.embedded.postgres.PostgresConfig;
import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.FreePort;
import io.roadstream.local.process.PartLauncher;
import io.roadstream.local.stack.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The order database and the process that captures what changes in it. Thread-safe. */
public final class OrderSystem implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final PostgresConfig config;
    private final Path logs;
    private final String kafka;
    private final Part postgres;
    private final Part cdc;

    private OrderSystem(Path data, String kafka) throws InterruptedException {
        this.config = PostgresConfig.of(data.resolve("postgres")).withPort(FreePort.pick());
        this.logs = data.resolve("logs");
        this.kafka = kafka;
        postgres = new Part("postgres", this::postgresCommand, Set.of());
        postgres.awaitReady(READY_WITHIN);
        cdc = new Part("cdc", this::cdcCommand, Set.of());
    }

    /** Starts both and waits until changes are captured. */
    static OrderSystem start(Path data, String kafka) throws InterruptedException {
        OrderSystem system = new OrderSystem(data, kafka);
        try {
            system.cdc.awaitReady(READY_WITHIN);
            return system;
        } catch (IllegalStateException | InterruptedException e) {
            system.close();
            throw e;
        }
    }

    public Part postgres() {
        return postgres;
    }

    public Part cdc() {
        return cdc;
    }

    List<Part> parts() {
        return List.of(postgres, cdc);
    }

    /** SIGKILL to the server and to the program around it. */
    public Part.Death killPostgres() throws IOException {
        List<String> lines =
                Files.readAllLines(config.data().resolve("cluster").resolve("postmaster.pid"));
        ProcessHandle server = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
        Part.Death death = postgres.kill();
        server.destroyForcibly();
        server.onExit().join();
        return death;
    }

    /** A connection of the superuser; a server that does not answer is given up. */
    public Connection connect() throws SQLException {
        String url =
                "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=%d&socketTimeout=%d"
                        .formatted(
                                config.port(),
                                PostgresConfig.DATABASE,
                                CONNECT_WITHIN.toSeconds(),
                                CONNECT_WITHIN.toSeconds());
        return DriverManager.getConnection(url, PostgresConfig.USER, password());
    }

    /** Ends both, the capture first. */
    @Override
    public void close() {
        cdc.close();
        postgres.close();
    }

    private String password() {
        try {
            return Files.readString(config.data().resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildCommand postgresCommand() {
        return new ChildCommand(
                EmbeddedPostgresServer.class.getName(),
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                List.of(
                        "--data",
                        config.data().toString(),
                        "--programs",
                        config.programs().toString(),
                        "--port",
                        Integer.toString(config.port())),
                logs.resolve("postgres.log"),
                READY_WITHIN);
    }

    /** Of its own class path: its libraries are not those of the others. */
    private ChildCommand cdcCommand() {
        return new ChildCommand(
                Checkout.current().classPath(Checkout.Module.CDC)
                        + File.pathSeparator
                        + launcherClassPath(),
                PartLauncher.class.getName(),
                List.of("-Xmx256m", "-Dlog4j2.configurationFile=classpath:log4j2.xml"),
                List.of(
                        "io.roadstream.ingest.cdc.CdcMain",
                        "--cdc-port",
                        "0",
                        "--cdc-database-url",
                        "jdbc:postgresql://127.0.0.1:%d/%s"
                                .formatted(config.port(), PostgresConfig.DATABASE),
                        "--cdc-database-user",
                        PostgresConfig.USER,
                        "--cdc-database-password",
                        password(),
                        "--cdc-kafka-bootstrap",
                        kafka,
                        "--cdc-heartbeat",
                        "1s"),
                logs.resolve("cdc.log"),
                READY_WITHIN);
    }

    private static String launcherClassPath() {
        try {
            return Path.of(
                            PartLauncher.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
