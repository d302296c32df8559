/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.PageConfig;
import io.roadstream.local.flink.FlinkStop;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.StopRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each part of the stack is started; the one place that knows main classes and arguments. */
final class StackParts {
    static final String KAFKA = "kafka";
    static final String TOPICS = "topics";
    static final String CLICKHOUSE = "clickhouse";
    static final String SCHEMA = "schema";
    static final String FLINK = "flink";
    static final String INGEST = "ingest";
    static final String GATEWAY = "gateway";

    private static final String KAFKA_MAIN = "io.roadstream.embedded.kafka.EmbeddedKafkaServer";
    private static final String TOPICS_MAIN = "io.roadstream.embedded.kafka.ContractTopicsMain";
    private static final String CLICKHOUSE_MAIN =
            "io.roadstream.embedded.clickhouse.EmbeddedClickHouseServer";
    private static final String SCHEMA_MAIN = "io.roadstream.jobs.schema.MigrationMain";
    private static final String FLINK_MAIN = "io.roadstream.jobs.local.LocalClusterMain";
    private static final String INGEST_MAIN = "io.roadstream.ingest.http.IngestMain";
    private static final String GATEWAY_MAIN = "io.roadstream.gateway.http.GatewayMain";
    private static final String GATEWAY_CLICKHOUSE_PASSWORD =
            "ROADSTREAM_GATEWAY_CLICKHOUSE_PASSWORD";
    private static final String GATEWAY_ORDERS_PASSWORD = "ROADSTREAM_GATEWAY_ORDERS_PASSWORD";

    private static final long MEBIBYTE = 1L << 20;

    private final Checkout checkout;
    private final StackConfig config;
    private final StackFolders folders;
    private final Endpoints endpoints;
    private final ClickHouseAccess access;
    private final PartFactory factory;
    private final JobArguments jobs;
    private final @Nullable CityConfig city;
    private final @Nullable Path streets;

    /**
     * @param city that a demo runs, null for none
     */
    StackParts(
            Checkout checkout,
            StackConfig config,
            StackFolders folders,
            Endpoints endpoints,
            ClickHouseAccess access,
            @Nullable CityConfig city) {
        this.checkout = checkout;
        this.config = config;
        this.folders = folders;
        this.endpoints = endpoints;
        this.access = access;
        this.factory = new PartFactory(checkout, config, folders, city != null);
        this.city = city;
        this.streets = streets(config, folders, city);
        this.jobs = new JobArguments(config, folders, endpoints, access, streets);
    }

    /** All parts that are ours to run, each after what it needs. */
    List<Part> listAll() {
        List<Part> parts = new ArrayList<>();
        Set<String> kafkaIsUp = new LinkedHashSet<>();
        Set<String> schemaNeeds = new LinkedHashSet<>();
        if (config.kafka().external() == null) {
            parts.add(PartFactory.service(KAFKA, Set.of(), this::kafka, StopRequest.TERMINATE));
            kafkaIsUp.add(KAFKA);
        } else {
            parts.add(PartFactory.task(TOPICS, Set.of(), this::topics));
            kafkaIsUp.add(TOPICS);
        }
        if (config.clickHouse().external() == null) {
            parts.add(clickHousePart());
            schemaNeeds.add(CLICKHOUSE);
        }
        parts.add(PartFactory.task(SCHEMA, schemaNeeds, this::schema));
        Set<String> flinkNeeds = new LinkedHashSet<>(kafkaIsUp);
        flinkNeeds.add(SCHEMA);
        CityParts cityParts =
                city == null ? null : new CityParts(factory, config, city, folders, endpoints);
        if (cityParts != null) {
            // The live job judges speeds by the limits of its streets.
            parts.add(cityParts.map());
            flinkNeeds.add(CityParts.CITY);
        }
        FlinkStop stop = new FlinkStop(checkpoints());
        if (config.flink().cluster()) {
            parts.addAll(
                    new ClusterParts(checkout, factory, config.flink(), folders, endpoints, jobs)
                            .list(flinkNeeds, stop));
        } else {
            parts.add(PartFactory.service(FLINK, flinkNeeds, this::flink, stop));
        }
        parts.add(PartFactory.service(INGEST, kafkaIsUp, this::ingest, StopRequest.TERMINATE));
        parts.addAll(new OrderParts(factory, config, folders, endpoints).list(kafkaIsUp));
        Set<String> gatewayNeeds = new LinkedHashSet<>(kafkaIsUp);
        gatewayNeeds.addAll(OrderParts.database(config));
        if (cityParts != null) {
            gatewayNeeds.add(CityParts.CITY);
        }
        parts.add(gatewayPart(gatewayNeeds));
        if (cityParts != null) {
            parts.add(cityParts.simulator(entrances()));
        }
        return parts;
    }

    private Set<String> entrances() {
        Set<String> entrances = new LinkedHashSet<>(Set.of(INGEST, GATEWAY));
        if (config.orders().isCaptured()) {
            entrances.add(OrderParts.CDC);
        }
        if (city != null && city.speed() > 1) {
            // Orders live for seconds then: what is delivered before the jobs run has no estimate.
            entrances.add(config.flink().cluster() ? ClusterParts.JOBS : FLINK);
        }
        return entrances;
    }

    private Part gatewayPart(Set<String> needs) {
        return PartFactory.service(GATEWAY, needs, this::gateway, StopRequest.TERMINATE);
    }

    /** What a query needs. */
    List<Part> listForQueries() {
        return config.clickHouse().external() == null ? List.of(clickHousePart()) : List.of();
    }

    /** Adds a key for ingest and prints it. */
    JavaCommand newApiKey(String tenant) {
        return new JavaCommand(
                checkout.classPath(Module.INGEST),
                "io.roadstream.ingest.auth.ApiKeyMain",
                List.of("-Xmx64m"),
                List.of("--keys-file", ingestKeys().toString(), "--tenant", tenant, "--as-of"),
                Map.of());
    }

    Path ingestKeys() {
        return folders.keys().resolve("ingest-keys.json");
    }

    private Path checkpoints() {
        return folders.data(FLINK).resolve("checkpoints");
    }

    private Part clickHousePart() {
        return PartFactory.service(CLICKHOUSE, Set.of(), this::clickHouse, StopRequest.TERMINATE);
    }

    private JavaCommand kafka() {
        return factory.command(
                Module.EMBEDDED,
                KAFKA_MAIN,
                List.of("-Xmx" + config.kafka().heapMiB() + "m", "-Xms64m"),
                List.of(
                        "--data",
                        folders.data(KAFKA).toString(),
                        "--host",
                        config.bind(),
                        "--advertised",
                        Endpoints.advertised(config.bind()),
                        "--port",
                        portOf(endpoints.kafka())),
                Map.of());
    }

    private JavaCommand topics() {
        List<String> arguments = new ArrayList<>(List.of("--kafka-url", endpoints.kafka()));
        arguments.addAll(
                List.of(
                        "--transaction-timeout-seconds",
                        Long.toString(config.kafka().transactionTimeout().toSeconds())));
        jobs.addKafkaProperties(arguments);
        return factory.command(
                Module.EMBEDDED, TOPICS_MAIN, List.of("-Xmx128m"), arguments, Map.of());
    }

    private JavaCommand clickHouse() {
        Path users = folders.keys().resolve("clickhouse-users.properties");
        PrivateFiles.write(users, access.usersFile());
        return factory.command(
                Module.EMBEDDED,
                CLICKHOUSE_MAIN,
                List.of(
                        "-Xmx" + config.clickHouse().heapMiB() + "m",
                        "-XX:+UseSerialGC",
                        "-Droadstream.root=" + checkout.root()),
                List.of(
                        "--data",
                        folders.data(CLICKHOUSE).toString(),
                        "--host",
                        config.bind(),
                        "--port",
                        Integer.toString(endpoints.clickHouse().getPort()),
                        "--users",
                        users.toString(),
                        "--max-server-memory-bytes",
                        Long.toString(config.clickHouse().memoryMiB() * MEBIBYTE)),
                Map.of());
    }

    private JavaCommand schema() {
        return factory.command(
                Module.JOBS, SCHEMA_MAIN, List.of("-Xmx128m"), jobs.ofSchema(), jobs.secrets());
    }

    private JavaCommand flink() {
        List<String> arguments = new ArrayList<>(jobs.ofStart());
        arguments.addAll(
                List.of("--flink-rest-port", Integer.toString(endpoints.flink().getPort())));
        return factory.command(
                Module.JOBS,
                FLINK_MAIN,
                List.of("-Xmx" + config.flink().heapMiB() + "m", "-Xms128m"),
                arguments,
                jobs.secrets());
    }

    private JavaCommand ingest() {
        Map<String, String> kafka = KafkaClientSettings.of(config);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--ingest-host",
                                config.bind(),
                                "--ingest-port",
                                Integer.toString(endpoints.ingest().getPort()),
                                "--ingest-keys-file",
                                ingestKeys().toString(),
                                "--ingest-kafka-bootstrap",
                                endpoints.kafka()));
        arguments.addAll(KafkaClientSettings.arguments(INGEST, kafka));
        return factory.command(
                Module.INGEST,
                INGEST_MAIN,
                List.of("-Xmx" + config.ingest().heapMiB() + "m"),
                arguments,
                KafkaClientSettings.secrets(INGEST, kafka));
    }

    private JavaCommand gateway() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--gateway-host",
                                config.bind(),
                                "--gateway-port",
                                Integer.toString(endpoints.gateway().getPort()),
                                "--gateway-key-file",
                                GatewayKey.file(folders).toString(),
                                "--gateway-web-folder",
                                checkout.root().resolve("dashboards/ops/dist").toString(),
                                "--gateway-flink-url",
                                endpoints.flink().toString(),
                                "--gateway-kafka-bootstrap",
                                endpoints.kafka(),
                                "--gateway-clickhouse-url",
                                endpoints.clickHouse().toString(),
                                "--gateway-clickhouse-database",
                                access.database(),
                                "--gateway-clickhouse-user",
                                access.analyst()));
        if (streets != null) {
            arguments.addAll(List.of("--gateway-streets", streets.toString()));
        }
        PageConfig page = config.gateway().page();
        addIfSet(arguments, "--gateway-zone", city == null ? page.zone() : city.zone().toString());
        addIfSet(arguments, "--gateway-locale", page.locale());
        addIfSet(arguments, "--gateway-units", page.units());
        addIfSet(arguments, "--gateway-tiles", page.tiles());
        addIfSet(arguments, "--gateway-tiles-attribution", page.tilesAttribution());
        jobs.findKafkaProperties()
                .ifPresent(
                        file ->
                                arguments.addAll(
                                        List.of("--gateway-kafka-properties", file.toString())));
        Map<String, String> secrets = new HashMap<>();
        secrets.put(GATEWAY_CLICKHOUSE_PASSWORD, access.analystPassword());
        if (config.orders().isCaptured()) {
            arguments.addAll(
                    List.of(
                            "--gateway-orders-url",
                            endpoints.orders(),
                            "--gateway-orders-user",
                            OrderParts.user(config)));
            secrets.put(GATEWAY_ORDERS_PASSWORD, OrderParts.password(config, folders));
        }
        return factory.command(
                Module.GATEWAY,
                GATEWAY_MAIN,
                List.of("-Xmx" + config.gateway().heapMiB() + "m"),
                arguments,
                secrets);
    }

    /** Under the live map, and with their limits. */
    private static @Nullable Path streets(
            StackConfig config, StackFolders folders, @Nullable CityConfig city) {
        Path given = config.gateway().streets();
        return given == null && city != null ? folders.city().streets() : given;
    }

    private static void addIfSet(List<String> arguments, String name, String value) {
        if (!value.isEmpty()) {
            arguments.addAll(List.of(name, value));
        }
    }

    private static String portOf(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
