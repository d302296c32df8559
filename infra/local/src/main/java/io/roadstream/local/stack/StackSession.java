/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.ConfigValues;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.supervisor.Leftovers;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RestartBackoff;
import io.roadstream.local.supervisor.RunFolder;
import io.roadstream.local.supervisor.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stack in this process: takes the folder, ends what a killed run left there, starts
 * the parts and stops them. {@link #requestStop} and {@link #killAll} may be called from any
 * thread, the rest from one.
 */
public final class StackSession implements AutoCloseable {
    /** Whose data the local key writes. */
    public static final String TENANT = "local";

    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(25);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final Checkout checkout;
    private final StackFolders folders;
    private final RunFolder run;
    private final Console console;
    private final Endpoints endpoints;
    private final ClickHouseAccess access;
    private final StackParts parts;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private volatile @Nullable Supervisor supervisor;

    private StackSession(
            Checkout checkout,
            StackConfig config,
            StackFolders folders,
            RunFolder run,
            Console console,
            @Nullable CityConfig city) {
        this.checkout = checkout;
        this.folders = folders;
        this.run = run;
        this.console = console;
        this.endpoints = Endpoints.of(config, new Ports(folders.ports(), new Random()));
        this.access = accessOf(config, folders);
        this.parts = new StackParts(checkout, config, folders, endpoints, access, city);
    }

    /**
     * Takes the folder.
     *
     * @param command what the person called, for others who find the folder taken
     * @throws StackBusyException if another process has it
     */
    public static StackSession open(
            Checkout checkout, StackConfig config, String command, PrintWriter out)
            throws InterruptedException {
        return open(checkout, config, null, command, out);
    }

    /**
     * Takes the folder for a stack with a city in it.
     *
     * @param city that lives in it, null for none
     */
    public static StackSession open(
            Checkout checkout,
            StackConfig config,
            @Nullable CityConfig city,
            String command,
            PrintWriter out)
            throws InterruptedException {
        StackFolders folders = new StackFolders(config.folder());
        RunFolder run = new RunFolder(folders.run());
        if (!run.tryLock(command)) {
            throw new StackBusyException(busy(config.folder(), run));
        }
        try {
            Console console = new Console(out, run);
            for (PartStatus part : Leftovers.end(run.listParts(), LEFTOVER_PATIENCE)) {
                console.print(
                        "  %-11s of an earlier run was still there (pid %d) and was ended"
                                .formatted(part.name(), part.process().pid()));
            }
            run.clear();
            Files.deleteIfExists(settingsFile(folders));
            return new StackSession(checkout, config, folders, run, console, city);
        } catch (IOException e) {
            run.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | InterruptedException e) {
            run.close();
            throw e;
        }
    }

    /** Who may do what in ClickHouse. */
    public static ClickHouseAccess accessOf(StackConfig config, StackFolders folders) {
        var external = config.clickHouse().external();
        return external == null
                ? ClickHouseAccess.ofOwnServer(folders.keys())
                : ClickHouseAccess.of(external);
    }

    /** How this machine's own tools reach Kafka, as Kafka's own settings. */
    public static Map<String, String> kafkaSettings(StackConfig config, Endpoints endpoints) {
        Map<String, String> settings = new TreeMap<>(KafkaClientSettings.of(config));
        settings.put("bootstrap.servers", endpoints.kafka());
        return settings;
    }

    /** The key with which this machine's own tools send; null before the first start. */
    public static @Nullable String localApiKey(StackFolders folders) {
        Path file = localKeyFile(folders);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public ClickHouseAccess access() {
        return access;
    }

    /** Link to the live map for people of ops of this machine; its token is valid for a day. */
    public String mapLink() throws InterruptedException {
        return mapLink(read(token("ops", "ops"), "token"));
    }

    /**
     * The same for somebody with another role, who sees what is theirs.
     *
     * @return nothing if the gateway knows no such role
     */
    public Optional<String> findMapLink(String role, String subject) throws InterruptedException {
        return tryRead(token(role, subject), ProcessBuilder.Redirect.DISCARD).map(this::mapLink);
    }

    private String mapLink(String token) {
        return "%s/#token=%s".formatted(endpoints.gateway(), token.strip());
    }

    private JavaCommand token(String role, String subject) {
        return GatewayKey.newToken(
                checkout,
                folders,
                List.of(
                        "--token-tenant=" + TENANT,
                        "--token-role=" + role,
                        "--token-subject=" + subject,
                        "--token-valid-for=24h"));
    }

    /** Leaves word, for other commands on this folder, with which settings this run started. */
    public void publish(ConfigValues settings) {
        PrivateFiles.write(settingsFile(folders), settings.toProperties());
    }

    /** The settings of the stack that runs on this folder, if one does and has told them. */
    public static Optional<Path> findRunningSettings(StackFolders folders) {
        return new RunFolder(folders.run())
                .findOwner()
                .map(owner -> settingsFile(folders))
                .filter(Files::exists);
    }

    /** Starts everything; comes back at once. */
    public void startAll() throws InterruptedException {
        ensureLocalApiKey();
        GatewayKey.ensure(folders);
        start(parts.listAll());
    }

    /** Starts what a query needs; comes back at once. */
    public void startForQueries() {
        start(parts.listForQueries());
    }

    /** Waits until all parts are up. False if one cannot run or the stop was asked for. */
    public boolean awaitUp() throws InterruptedException {
        Supervisor running = supervisor;
        if (running == null) {
            return false;
        }
        await(CompletableFuture.anyOf(running.up(), running.failed(), end));
        return running.up().isDone() && !end.isDone();
    }

    /** Waits until a stop is asked for, or a part cannot run. True in the first case. */
    public boolean awaitEnd() throws InterruptedException {
        Supervisor running = supervisor;
        if (running == null) {
            return false;
        }
        await(CompletableFuture.anyOf(running.failed(), end));
        return end.isDone();
    }

    /**
     * The same for a limited time.
     *
     * @param limit how long at most, null for no limit
     * @return also true after the limit
     */
    public boolean awaitEnd(@Nullable Duration limit) throws InterruptedException {
        if (limit == null) {
            return awaitEnd();
        }
        Supervisor running = supervisor;
        if (running == null) {
            return false;
        }
        try {
            CompletableFuture.anyOf(running.failed(), end)
                    .get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the supervisor failed", e.getCause());
        }
        return end.isDone();
    }

    /** Whether a part cannot run. */
    public boolean hasFailed() {
        Supervisor running = supervisor;
        return running != null && running.failed().isDone();
    }

    /** Lets the waits above return. */
    public void requestStop() {
        end.complete(true);
    }

    /** Whether a stop was asked for. */
    public boolean isStopRequested() {
        return end.isDone();
    }

    /** Stops the simulator in order: all that it has begun is acknowledged or given up. */
    public void stopSimulator() throws InterruptedException {
        Supervisor running = supervisor;
        if (running != null) {
            running.stop(CityParts.SIMULATOR, STOP_LIMIT);
        }
    }

    /** What is known of each part. */
    public List<PartStatus> listParts() {
        return run.listParts();
    }

    /** Stops the parts in order; draining if another command asked for that. */
    public void stop() throws InterruptedException {
        Supervisor running = supervisor;
        if (running != null) {
            boolean drain = run.isDrainRequested();
            long start = System.nanoTime();
            running.stop(drain, STOP_LIMIT);
            console.print(
                    "stopped after %s; the data stays in %s"
                            .formatted(
                                    Console.seconds(Duration.ofNanos(System.nanoTime() - start)),
                                    folders.root()));
        }
    }

    /** SIGKILL to all parts, at once. */
    public void killAll() {
        Supervisor running = supervisor;
        if (running != null) {
            running.killAll();
        }
    }

    /** Kills what still runs and lets go of the folder. */
    @Override
    public void close() {
        Supervisor running = supervisor;
        if (running != null) {
            running.close();
        }
        run.close();
    }

    private void start(List<Part> chosen) {
        Supervisor made =
                new Supervisor(
                        chosen, folders.logs(), RestartBackoff.DEFAULT, new Random(), console);
        supervisor = made;
        made.start();
    }

    private void await(CompletableFuture<?> any) throws InterruptedException {
        try {
            any.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the supervisor failed", e.getCause());
        }
    }

    private void ensureLocalApiKey() throws InterruptedException {
        if (Files.exists(localKeyFile(folders)) && Files.exists(parts.ingestKeys())) {
            return;
        }
        String key = read(parts.newApiKey(TENANT), "API key");
        PrivateFiles.write(localKeyFile(folders), key.strip() + System.lineSeparator());
    }

    /** What a program says. */
    private static String read(JavaCommand command, String what) throws InterruptedException {
        return tryRead(command, ProcessBuilder.Redirect.INHERIT)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no %s could be made; see the lines above"
                                                .formatted(what)));
    }

    /** What a program says, nothing if it fails. */
    private static Optional<String> tryRead(JavaCommand command, ProcessBuilder.Redirect errors)
            throws InterruptedException {
        try {
            Process process =
                    command.attached()
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(errors)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path settingsFile(StackFolders folders) {
        return folders.run().resolve("settings.properties");
    }

    /** Where the local key is; only its owner can read it. */
    public static Path localKeyFile(StackFolders folders) {
        return folders.keys().resolve("local-api-key");
    }

    private static String busy(Path folder, RunFolder run) {
        return run.findOwner()
                .map(
                        owner ->
                                """
                                roadstream %s is running on %s (pid %d, since %s).
                                './roadstream status' shows its parts, './roadstream stop' ends it; \
                                another folder (--data DIR) can run beside it."""
                                        .formatted(
                                                owner.command(),
                                                folder,
                                                owner.process().pid(),
                                                Instant.ofEpochMilli(
                                                        owner.process().startMillis())))
                .orElse("another roadstream is starting or ending on %s".formatted(folder));
    }
}
