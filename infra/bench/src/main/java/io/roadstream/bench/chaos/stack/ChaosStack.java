/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import io.roadstream.bench.chaos.oracle.ClickHouseQuery;
import io.roadstream.bench.gateway.GatewayKey;
import io.roadstream.bench.gateway.GatewayProgram;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.clickhouse.EmbeddedClickHouseServer;
import io.roadstream.embedded.kafka.EmbeddedKafkaServer;
import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.FreePort;
import io.roadstream.embedded.proxy.TcpProxy;
import io.roadstream.ingest.auth.ApiKeyFile;
import io.roadstream.jobs.local.LocalClusterMain;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import io.roadstream.jobs.schema.Migrations;
import io.roadstream.local.flink.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, ClickHouse, Flink, ingest and, if they are wanted, the gateway and the order database with
 * its capture, each a process that can be killed and comes back. Flink reaches ClickHouse through a
 * proxy of ours. Thread-safe once started.
 */
public final class ChaosStack implements AutoCloseable {
    /** Whose vehicles the load drives. */
    public static final String TENANT = "chaos";

    /** Another tenant, whose vehicles drive in the same places. */
    public static final String RIVAL = "rival";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String USER = "roadstream";
    private static final String PASSWORD = "chaos";
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String FLINK_LOG_CONFIG =
            "-Dlog4j2.configurationFile=classpath:io/roadstream/jobs/local/log4j2.properties";

    private final Path data;
    private final int kafkaPort = FreePort.pick();
    private final int clickHousePort = FreePort.pick();
    private final int flinkPort = FreePort.pick();
    private final int ingestPort = FreePort.pick();
    private final int gatewayPort = FreePort.pick();
    private final String ingestKey;
    private final String rivalIngestKey;
    private final GatewayKey gatewayKey;
    private final int parallelism;
    private final TcpProxy proxy;
    private final Part kafka;
    private final Part clickHouse;
    private final Part flink;
    private final Part ingest;
    private @Nullable Part gateway;
    private @Nullable OrderSystem orders;

    private ChaosStack(Path data, int parallelism) throws IOException, InterruptedException {
        this.data = data;
        this.parallelism = parallelism;
        Files.createDirectories(data);
        ingestKey = ApiKeyFile.create(keysFile(), TENANT, false);
        rivalIngestKey = ApiKeyFile.create(keysFile(), RIVAL, false);
        gatewayKey = GatewayKey.create(data);
        kafka = new Part("kafka", this::kafkaCommand, Set.of());
        clickHouse = new Part("clickhouse", this::clickHouseCommand, Set.of());
        proxy = TcpProxy.start(LOOPBACK, clickHousePort);
        clickHouse.awaitReady(READY_WITHIN);
        new Migrations(new ClickHouseConfig(clickHouseUrl().toString(), "default", USER, PASSWORD))
                .run();
        kafka.awaitReady(READY_WITHIN);
        flink =
                new Part(
                        "flink",
                        flinkCommand(proxyUrl()),
                        Set.of(LocalClusterMain.EXIT_STATE_LOST));
        ingest = new Part("ingest", this::ingestCommand, Set.of());
    }

    /** Starts everything, each operator twice, and waits until it is ready. */
    public static ChaosStack start(Path data) throws IOException, InterruptedException {
        return start(data, 2);
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param parallelism of each operator
     */
    public static ChaosStack start(Path data, int parallelism)
            throws IOException, InterruptedException {
        ChaosStack stack = new ChaosStack(data.toAbsolutePath(), parallelism);
        try {
            stack.awaitReady();
            return stack;
        } catch (IllegalStateException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    /** Waits until every part is there. */
    public void awaitReady() throws InterruptedException {
        for (Part part : parts()) {
            part.awaitReady(READY_WITHIN);
        }
    }

    /** All parts, in the order in which data flows. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(ingest, kafka, flink, clickHouse));
        if (gateway != null) {
            parts.add(gateway);
        }
        if (orders != null) {
            parts.addAll(orders.parts());
        }
        return parts;
    }

    /** Starts the gateway too; without it there is none. */
    public void startGateway() throws InterruptedException {
        gateway = new Part("gateway", this::gatewayCommand, Set.of());
        gateway.awaitReady(READY_WITHIN);
    }

    /** Starts the order database and its capture too; without it there are none. */
    public void startOrders() throws InterruptedException {
        orders = OrderSystem.start(data, kafkaAddress());
    }

    /** The order database and its capture, once they were started. */
    public OrderSystem orders() {
        return Objects.requireNonNull(orders, "startOrders was not called");
    }

    /** The gateway, once it was started. */
    public Part gateway() {
        return Objects.requireNonNull(gateway, "startGateway was not called");
    }

    public URI gatewayUrl() {
        return loopback(gatewayPort);
    }

    /** Signs tokens that the gateway takes. */
    public GatewayKey gatewayKey() {
        return gatewayKey;
    }

    public Part kafka() {
        return kafka;
    }

    public Part clickHouse() {
        return clickHouse;
    }

    public Part flink() {
        return flink;
    }

    public Part ingest() {
        return ingest;
    }

    /** Between Flink and ClickHouse. */
    public TcpProxy proxy() {
        return proxy;
    }

    public URI ingestUrl() {
        return loopback(ingestPort);
    }

    public String ingestKey() {
        return ingestKey;
    }

    /** Key of the other tenant. */
    public String rivalIngestKey() {
        return rivalIngestKey;
    }

    public String kafkaAddress() {
        return LOOPBACK + ":" + kafkaPort;
    }

    /** ClickHouse itself, past the proxy. */
    public URI clickHouseUrl() {
        return loopback(clickHousePort);
    }

    /** ClickHouse through the proxy. */
    public URI proxyUrl() {
        return loopback(proxy.port());
    }

    /** Asks ClickHouse past the proxy. */
    public ClickHouseQuery query() {
        return new ClickHouseQuery(clickHouseUrl(), USER, PASSWORD);
    }

    /** ClickHouse past the proxy, for JDBC. */
    public String jdbcUrl() {
        return "jdbc:clickhouse://%s:%d/default".formatted(LOOPBACK, clickHousePort);
    }

    /** User and password for JDBC. */
    public Properties jdbcLogin() {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", PASSWORD);
        return login;
    }

    public FlinkRest flinkRest() {
        return new FlinkRest(loopback(flinkPort));
    }

    /** How many dead letters have this reason now. */
    public long countDeadLetters(Reason reason) {
        return DeadLetterCount.of(kafkaAddress(), reason);
    }

    /** Folder with one folder of checkpoints for each job. */
    public Path checkpoints() {
        return data.resolve("flink").resolve("checkpoints");
    }

    /** What Flink says from now on. */
    public LogTail flinkLog() throws IOException {
        return LogTail.fromNow(log("flink"));
    }

    /** Flink from its next start on. */
    public void startFlinkAs(URI clickHouseUrl, String... more) {
        flink.startAs(flinkCommand(clickHouseUrl, more));
    }

    /** Ends every part, ingest first. */
    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (orders != null) {
            orders.close();
        }
        for (Part part : List.of(ingest, flink, clickHouse, kafka)) {
            part.close();
        }
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path keysFile() {
        return data.resolve("ingest-keys.json");
    }

    private Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    private static URI loopback(int port) {
        return URI.create("http://%s:%d".formatted(LOOPBACK, port));
    }

    private ChildCommand kafkaCommand() {
        return command(
                "kafka",
                EmbeddedKafkaServer.class,
                List.of("-Xmx384m", "-Xms64m"),
                List.of(
                        "--data",
                        data.resolve("kafka").toString(),
                        "--port",
                        Integer.toString(kafkaPort)));
    }

    private ChildCommand clickHouseCommand() {
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        String root = System.getProperty("roadstream.root");
        if (root != null) {
            options.add("-Droadstream.root=" + root);
        }
        return command(
                "clickhouse",
                EmbeddedClickHouseServer.class,
                options,
                List.of(
                        "--data",
                        data.resolve("clickhouse").toString(),
                        "--port",
                        Integer.toString(clickHousePort),
                        "--user",
                        USER,
                        "--password",
                        PASSWORD,
                        "--exit-on-end-of-input"));
    }

    private Supplier<ChildCommand> flinkCommand(URI clickHouseUrl, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--kafka-url",
                                kafkaAddress(),
                                "--clickhouse-url",
                                clickHouseUrl.toString(),
                                "--clickhouse-user",
                                USER,
                                "--clickhouse-password",
                                PASSWORD,
                                "--flink-data",
                                data.resolve("flink").toString(),
                                "--flink-rest-port",
                                Integer.toString(flinkPort),
                                "--parallelism",
                                Integer.toString(parallelism)));
        arguments.addAll(List.of(more));
        return () ->
                command(
                        "flink",
                        LocalClusterMain.class,
                        List.of("-Xmx768m", FLINK_LOG_CONFIG),
                        arguments);
    }

    private ChildCommand ingestCommand() {
        return command(
                "ingest",
                IngestProgram.class,
                List.of("-Xmx256m"),
                List.of(
                        "--ingest-port",
                        Integer.toString(ingestPort),
                        "--ingest-keys-file",
                        keysFile().toString(),
                        "--ingest-kafka-bootstrap",
                        kafkaAddress()));
    }

    private ChildCommand gatewayCommand() {
        return command(
                "gateway",
                GatewayProgram.class,
                List.of("-Xmx256m"),
                GatewayProgram.arguments(gatewayPort, gatewayKey, kafkaAddress()));
    }

    private ChildCommand command(
            String part, Class<?> program, List<String> jvmOptions, List<String> arguments) {
        return new ChildCommand(program.getName(), jvmOptions, arguments, log(part), READY_WITHIN);
    }
}
