/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory: made on the first start, freed of a server that outlived its parent. */
final class PostgresCluster {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final int PASSWORD_BYTES = 16;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final PostgresConfig config;
    private final PostgresBinaries binaries;

    PostgresCluster(PostgresConfig config, PostgresBinaries binaries) {
        this.config = config;
        this.binaries = binaries;
    }

    /** Makes the files unless they are there. */
    void ensure() throws IOException, InterruptedException {
        if (Files.exists(config.cluster().resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(config.data());
        if (!Files.exists(config.passwordFile())) {
            writePassword();
        }
        // Renamed when it is whole: a start that was cut short begins anew.
        Path draft = config.data().toAbsolutePath().resolve("cluster.new");
        delete(draft);
        List<String> command =
                binaries.command(
                        "initdb",
                        "--pgdata=" + draft,
                        "--username=" + PostgresConfig.USER,
                        "--pwfile=" + config.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("initdb ended with %d, see %s".formatted(exitCode, log()));
        }
        Files.move(draft, config.cluster());
    }

    /** Starts the server in the foreground, as a child of this process. */
    Process start(int port) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-D",
                                config.cluster().toString(),
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories=",
                                "-c",
                                "wal_level=logical",
                                "-c",
                                "max_wal_senders=10",
                                "-c",
                                "max_replication_slots=10",
                                "-c",
                                "shared_buffers=64MB",
                                "-c",
                                "timezone=UTC"));
        config.settings()
                .forEach(
                        (name, value) -> {
                            arguments.add("-c");
                            arguments.add(name + "=" + value);
                        });
        return new ProcessBuilder(binaries.command("postgres", arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Ends a server that still holds the files since its parent was killed. */
    void endLeftover() throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = findServer();
        if (leftover.isEmpty()) {
            return;
        }
        LOG.warn("PostgreSQL {} of an earlier run is ended", leftover.get().pid());
        signal(leftover.get().pid(), "INT");
        try {
            leftover.get().onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            leftover.get().destroyForcibly();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("PostgreSQL of an earlier run cannot be ended", e);
        }
    }

    /** The server that has this data directory, whoever started it. */
    Optional<ProcessHandle> findServer() throws IOException {
        Path file = config.cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(config.cluster().toString()))
                                        .isPresent());
    }

    String password() throws IOException {
        return Files.readString(config.passwordFile()).strip();
    }

    /** SIGINT ends the sessions and writes a checkpoint; SIGTERM would wait for every client. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid)).start().waitFor();
    }

    Path log() {
        return config.data().toAbsolutePath().resolve("postgres.log");
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(
                config.passwordFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(config.passwordFile(), HexFormat.of().formatHex(random));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
