/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Handle on a PostgreSQL in a child process; the order database exists when it is there. Port,
 * password and data stay the same over {@link #kill()} and {@link #restart()}. Not thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final PostgresConfig config;
    private ChildProcess process;

    private EmbeddedPostgres(PostgresConfig config) {
        this.config = config;
        this.process = launch(config);
    }

    /** Starts a server on a free port, or continues the one whose folder this is. */
    public static EmbeddedPostgres start(Path data) {
        return start(PostgresConfig.of(data));
    }

    public static EmbeddedPostgres start(PostgresConfig config) {
        return new EmbeddedPostgres(config.port() == 0 ? config.withPort(FreePort.pick()) : config);
    }

    /** Of the order database, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s/%s".formatted(process.address(), PostgresConfig.DATABASE);
    }

    /** The superuser. */
    public String user() {
        return PostgresConfig.USER;
    }

    public String password() {
        try {
            return Files.readString(config.passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the password is in the data folder", e);
        }
    }

    /** A connection of the superuser to the order database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    public int port() {
        return config.port();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL to PostgreSQL itself; the program around it ends, too. */
    public void kill() {
        try {
            ProcessHandle server = findServer();
            server.destroyForcibly();
            server.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL names its process in its folder", e);
        }
        process.kill();
    }

    /** SIGKILL to the program around PostgreSQL, which is left behind without a parent. */
    public void killParentOnly() {
        process.kill();
    }

    /** Starts it again on the same port and folder; one that still runs is ended in order first. */
    public void restart() {
        process.close();
        process = launch(config);
    }

    /** Ends it in order; the data stays. */
    @Override
    public void close() {
        process.close();
    }

    private ProcessHandle findServer() throws IOException {
        List<String> lines = Files.readAllLines(config.cluster().resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    private static ChildProcess launch(PostgresConfig config) {
        return ChildProcess.start(
                new ChildCommand(
                        EmbeddedPostgresServer.class.getName(),
                        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        config.toArguments(),
                        config.data().resolve("server.log"),
                        READY_WITHIN));
    }
}
