/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.ExternalOrders;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.StopRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order database and the process that captures what changes in it. */
final class OrderParts {
    static final String POSTGRES = OwnOrderDatabase.PART;
    static final String CDC = "cdc";

    private static final String POSTGRES_MAIN =
            "io.roadstream.embedded.postgres.EmbeddedPostgresServer";
    private static final String CDC_MAIN = "io.roadstream.ingest.cdc.CdcMain";
    private static final String DATABASE_PASSWORD = "ROADSTREAM_CDC_DATABASE_PASSWORD";

    private final PartFactory factory;
    private final StackConfig config;
    private final StackFolders folders;
    private final Endpoints endpoints;

    OrderParts(PartFactory factory, StackConfig config, StackFolders folders, Endpoints endpoints) {
        this.factory = factory;
        this.config = config;
        this.folders = folders;
        this.endpoints = endpoints;
    }

    /** None if orders are not captured. */
    List<Part> list(Set<String> kafkaIsUp) {
        if (!config.orders().isCaptured()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        Set<String> needs = new LinkedHashSet<>(kafkaIsUp);
        if (config.orders().external() == null) {
            parts.add(
                    PartFactory.service(POSTGRES, Set.of(), this::postgres, StopRequest.TERMINATE));
            needs.add(POSTGRES);
        }
        parts.add(PartFactory.service(CDC, needs, this::cdc, StopRequest.TERMINATE));
        return parts;
    }

    /** What must be up for the order database to be. */
    static Set<String> database(StackConfig config) {
        return config.orders().isCaptured() && config.orders().external() == null
                ? Set.of(POSTGRES)
                : Set.of();
    }

    /** Who opens the order database. */
    static String user(StackConfig config) {
        ExternalOrders external = config.orders().external();
        return external == null ? OwnOrderDatabase.USER : external.user();
    }

    /** Their password, once the database has started. */
    static String password(StackConfig config, StackFolders folders) {
        ExternalOrders external = config.orders().external();
        return external == null ? OwnOrderDatabase.password(folders) : external.password();
    }

    private JavaCommand postgres() {
        return factory.command(
                Module.EMBEDDED,
                POSTGRES_MAIN,
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                List.of(
                        "--data",
                        folders.data(POSTGRES).toString(),
                        "--programs",
                        folders.root().resolve("programs").toString(),
                        "--port",
                        Integer.toString(
                                URI.create(endpoints.orders().substring("jdbc:".length()))
                                        .getPort())),
                Map.of());
    }

    private JavaCommand cdc() {
        Map<String, String> kafka = KafkaClientSettings.of(config);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--cdc-host",
                                endpoints.cdc().getHost(),
                                "--cdc-port",
                                Integer.toString(endpoints.cdc().getPort()),
                                "--cdc-database-url",
                                endpoints.orders(),
                                "--cdc-database-user",
                                user(config),
                                "--cdc-kafka-bootstrap",
                                endpoints.kafka()));
        arguments.addAll(KafkaClientSettings.arguments(CDC, kafka));
        Map<String, String> secrets = new HashMap<>(KafkaClientSettings.secrets(CDC, kafka));
        secrets.put(DATABASE_PASSWORD, password(config, folders));
        return factory.command(
                Module.CDC,
                CDC_MAIN,
                List.of("-Xmx" + config.orders().cdc().heapMiB() + "m"),
                arguments,
                secrets);
    }
}
