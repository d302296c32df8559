/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A running child process with {@link EmbeddedClickHouseServer} in it. */
final class ServerProcess {

    private static final String READY = "READY ";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int READY_SECONDS = 60;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static Path log(Path data) {
        return data.resolve("server.log");
    }

    static ServerProcess start(EmbeddedClickHouse.Builder builder, int port)
            throws IOException, InterruptedException {
        Files.createDirectories(builder.data);
        Path users = builder.data.resolve("users.properties");
        Files.deleteIfExists(users);
        Files.createFile(users, OWNER_ONLY);
        Files.writeString(users, userLines(builder));
        Process process =
                new ProcessBuilder(command(builder, port, users))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log(builder.data).toFile()))
                        .start();
        try {
            return new ServerProcess(process, awaitReady(process, log(builder.data)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String userLines(EmbeddedClickHouse.Builder builder) {
        return builder.users().stream()
                .map(user -> user.name() + "=" + user.access() + ":" + user.passwordSha256() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> command(EmbeddedClickHouse.Builder builder, int port, Path users) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + builder.maxHeapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + builder.data.resolve("crash-%p.log"),
                "-D" + ChdbLibraryFile.KEY + "=" + ChdbLibraryFile.find(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedClickHouseServer.class.getName(),
                "--data",
                builder.data.toString(),
                "--port",
                Integer.toString(port),
                "--users",
                users.toString(),
                "--max-queries",
                Integer.toString(builder.maxQueries),
                "--max-server-memory-bytes",
                Long.toString(builder.maxServerMemoryBytes),
                "--max-query-memory-bytes",
                Long.toString(builder.maxQueryMemoryBytes),
                "--exit-on-end-of-input");
    }

    private static URI awaitReady(Process process, Path log)
            throws IOException, InterruptedException {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(() -> readLine(process, line), "clickhouse-ready");
        reader.setDaemon(true);
        reader.start();
        try {
            String ready = line.get(READY_SECONDS, TimeUnit.SECONDS);
            if (ready.startsWith(READY)) {
                return URI.create(ready.substring(READY.length()));
            }
            throw notStarted("it said '" + ready + "'", log);
        } catch (ExecutionException e) {
            throw notStarted(String.valueOf(e.getCause()), log);
        } catch (TimeoutException e) {
            throw notStarted("it was not ready after " + READY_SECONDS + " s", log);
        }
    }

    private static void readLine(Process process, CompletableFuture<String> line) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            line.complete(first == null ? "" : first);
            while (out.readLine() != null) {
                // Nothing more is expected; reading on keeps the pipe from filling up.
            }
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
    }

    private static IOException notStarted(String why, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        String tail =
                lines.stream()
                        .skip(Math.max(0, lines.size() - 20))
                        .collect(Collectors.joining("\n"));
        return new IOException(
                "ClickHouse did not start: " + why + "; end of " + log + ":\n" + tail);
    }

    Process process() {
        return process;
    }

    String url() {
        return url.toString();
    }

    int port() {
        return url.getPort();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks the server to stop and kills it if it does not. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
