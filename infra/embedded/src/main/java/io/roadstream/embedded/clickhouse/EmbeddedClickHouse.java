/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A ClickHouse server in a child process, for tests and for a machine without Docker.
 *
 * <p>The child uses this JVM's class path and dies with this JVM. It holds the data directory and
 * the port, which both survive {@link #kill()} and {@link #restart()}. Not thread-safe.
 */
public final class EmbeddedClickHouse implements AutoCloseable {

    private static final String ADMIN = "roadstream";
    private static final String ANALYST = "analyst";

    private final Builder builder;
    private ServerProcess server;

    private EmbeddedClickHouse(Builder builder) throws IOException, InterruptedException {
        this.builder = builder;
        this.server = ServerProcess.start(builder, builder.port);
    }

    /** Starts a server with defaults: a free port, generated passwords. */
    public static EmbeddedClickHouse start(Path data) throws IOException, InterruptedException {
        return builder(data).start();
    }

    /** Prepares a server for a data directory that no other process uses. */
    public static Builder builder(Path data) {
        return new Builder(data);
    }

    /** Where the HTTP interface answers, without a slash at the end. */
    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** For {@code java.sql.DriverManager}, with {@link #user()} and {@link #password()}. */
    public String jdbcUrl() {
        return "jdbc:clickhouse:" + server.url() + "/default";
    }

    /** The administrator. */
    public String user() {
        return ADMIN;
    }

    public String password() {
        return builder.password;
    }

    /** The user who may only read. */
    public String readOnlyUser() {
        return ANALYST;
    }

    public String readOnlyPassword() {
        return builder.readOnlyPassword;
    }

    public Process process() {
        return server.process();
    }

    public long pid() {
        return server.process().pid();
    }

    /** What the server logs. */
    public Path log() {
        return ServerProcess.log(builder.data);
    }

    /** Kills the server with SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        server.kill();
    }

    /** Starts it again on the same port and data, after stopping it if it runs. */
    public void restart() throws IOException, InterruptedException {
        int port = server.port();
        server.stop();
        server = ServerProcess.start(builder, port);
    }

    /** Stops the server in order; kills it if that takes too long. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            server.process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What can be chosen about a server. */
    public static final class Builder {

        private static final int PASSWORD_BYTES = 16;

        final Path data;
        int port;
        String password = generated();
        String readOnlyPassword = generated();
        int maxHeapMebibytes = 256;
        int maxQueries = 16;
        long maxServerMemoryBytes = 1L << 31;
        long maxQueryMemoryBytes = 1L << 30;

        private Builder(Path data) {
            this.data = data.toAbsolutePath().normalize();
        }

        /** A fixed port; any free one otherwise. */
        public Builder port(int fixedPort) {
            this.port = fixedPort;
            return this;
        }

        /** The administrator's password. */
        public Builder password(String adminPassword) {
            this.password = adminPassword;
            return this;
        }

        /** The password of the user who may only read. */
        public Builder readOnlyPassword(String analystPassword) {
            this.readOnlyPassword = analystPassword;
            return this;
        }

        /** Heap of the child's JVM; the engine's memory is not in it. */
        public Builder maxHeapMebibytes(int mebibytes) {
            this.maxHeapMebibytes = mebibytes;
            return this;
        }

        /** Statements that run at the same time; more have to wait. */
        public Builder maxQueries(int queries) {
            this.maxQueries = queries;
            return this;
        }

        /** The engine's memory as a whole. */
        public Builder maxServerMemoryBytes(long bytes) {
            this.maxServerMemoryBytes = bytes;
            return this;
        }

        /** Memory of one statement. */
        public Builder maxQueryMemoryBytes(long bytes) {
            this.maxQueryMemoryBytes = bytes;
            return this;
        }

        /** Starts the server and waits until it answers. */
        public EmbeddedClickHouse start() throws IOException, InterruptedException {
            return new EmbeddedClickHouse(this);
        }

        List<User> users() {
            return List.of(
                    User.withPassword(ADMIN, Access.ADMIN, password),
                    User.withPassword(ANALYST, Access.READ_ONLY, readOnlyPassword));
        }

        private static String generated() {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            return HexFormat.of().formatHex(random);
        }
    }
}
