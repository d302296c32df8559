/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cluster;

import static org.awaitility.Awaitility.await;

import io.roadstream.local.config.ConfigSources;
import io.roadstream.local.config.Keys;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.ClickHouseAccess;
import io.roadstream.local.stack.ClickHouseClients;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of {@code up --cluster}. */
final class ClusterRun implements AutoCloseable {
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(90);

    private final StackConfig config;
    private final StackFolders folders;
    private final StackSession session;

    private ClusterRun(StackConfig config, StackFolders folders, StackSession session) {
        this.config = config;
        this.folders = folders;
        this.session = session;
    }

    /** Starts it and waits until all parts are up. */
    static ClusterRun start(Path data, int parallelism, String stateBackend)
            throws InterruptedException {
        Map<String, String> settings =
                Map.of(
                        "data-dir",
                        data.toString(),
                        "cluster",
                        "true",
                        "parallelism",
                        Integer.toString(parallelism),
                        "state-backend",
                        stateBackend,
                        "flink-heap-mib",
                        "512",
                        "clickhouse-memory-mib",
                        "1024");
        Checkout checkout = Checkout.current();
        StackConfig config =
                StackConfig.of(
                        new ConfigSources(Keys.ALL).withArguments(settings).resolve(),
                        checkout.root());
        StackSession session =
                StackSession.open(
                        checkout,
                        config,
                        "up",
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        ClusterRun run = new ClusterRun(config, new StackFolders(config.folder()), session);
        session.startAll();
        if (!session.awaitUp()) {
            run.close();
            throw new IllegalStateException("the stack did not come up; see " + folder(run));
        }
        return run;
    }

    URI ingest() {
        return session.endpoints().ingest();
    }

    String apiKey() throws IOException {
        return Files.readString(StackSession.localKeyFile(folders)).strip();
    }

    History history() {
        ClickHouseAccess access = session.access();
        return new History(ClickHouseClients.asOwner(config, session.endpoints(), access));
    }

    /** SIGKILL to a part; returns how long it took until a report received after it was stored. */
    Duration killAndAwaitRecovery(String part) {
        Instant killed = Instant.now();
        kill(part);
        History history = history();
        await().atMost(RECOVERED_WITHIN).until(() -> history.hasRowsReceivedAfter(killed));
        Duration recovery = Duration.between(killed, Instant.now());
        System.out.printf(
                "kill -9 of the %s: first report received after it stored after %d ms%n",
                part, recovery.toMillis());
        return recovery;
    }

    /** SIGKILL to a part. */
    void kill(String part) {
        status(part).process().find().orElseThrow().destroyForcibly();
    }

    long pid(String part) {
        return status(part).process().pid();
    }

    /** Whether a part was started again after its first death and is up. */
    boolean isReadyAgain(String part) {
        PartStatus status = status(part);
        return status.restarts() == 1 && status.state() == PartStatus.State.READY;
    }

    private PartStatus status(String part) {
        return new RunFolder(folders.run())
                .listParts().stream()
                        .filter(status -> status.name().equals(part))
                        .findFirst()
                        .orElseThrow();
    }

    String log(String part) throws IOException {
        return Files.readString(folders.logs().resolve(part + ".log"));
    }

    /** What Flink's REST interface says. */
    String rest(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(session.endpoints().flink().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Runs Flink's own command line against the cluster, as docs/deploy.md has it. */
    String flink(String... arguments) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "-cp",
                                Checkout.current().flinkClassPath(),
                                "org.apache.flink.client.cli.CliFrontend"));
        line.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment()
                .put("FLINK_CONF_DIR", folders.data("flink").resolve("conf").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("flink " + Arrays.toString(arguments) + ": " + said);
        }
        return said;
    }

    /** Stops it as Ctrl-C does. */
    void stop() throws InterruptedException {
        session.stop();
    }

    @Override
    public void close() {
        session.close();
    }

    private static Path folder(ClusterRun run) {
        return run.folders.logs();
    }
}
