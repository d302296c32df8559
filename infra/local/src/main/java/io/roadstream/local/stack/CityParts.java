/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The city of a demo: a task that draws its map, which the gateway shows, and the simulator that
 * lives in it. The map is drawn on its own since the gateway must be there before the drivers.
 */
final class CityParts {
    static final String CITY = "city";
    static final String SIMULATOR = "simulator";

    private static final String MAIN = "io.roadstream.ingest.simulator.SimulatorMain";

    /** So long ago a city begins that goes faster than the clock. */
    private static final Duration PAST = Duration.ofHours(1);

    private static final String INGEST_KEY = "ROADSTREAM_SIMULATOR_INGEST_KEY";
    private static final String ORDERS_PASSWORD = "ROADSTREAM_SIMULATOR_ORDERS_PASSWORD";

    private final PartFactory factory;
    private final StackConfig config;
    private final CityConfig city;
    private final StackFolders folders;
    private final Endpoints endpoints;

    CityParts(
            PartFactory factory,
            StackConfig config,
            CityConfig city,
            StackFolders folders,
            Endpoints endpoints) {
        this.factory = factory;
        this.config = config;
        this.city = city;
        this.folders = folders;
        this.endpoints = endpoints;
    }

    Part map() {
        return PartFactory.task(CITY, Set.of(), this::drawMap);
    }

    /**
     * The simulator.
     *
     * @param entrances parts that take what happens in the city
     */
    Part simulator(Set<String> entrances) {
        return PartFactory.service(SIMULATOR, entrances, this::simulate, StopRequest.TERMINATE);
    }

    /** A second of the city with nobody to tell. */
    private JavaCommand drawMap() {
        folders.city().ensure();
        return factory.command(
                Module.SIMULATOR,
                MAIN,
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        "--simulator-seed=" + city.seed(),
                        "--simulator-vehicles=1",
                        "--simulator-speed=max",
                        "--simulator-duration=1s",
                        "--simulator-streets-file=" + folders.city().streets(),
                        "--simulator-fences-file=" + folders.city().fences()),
                Map.of());
    }

    private JavaCommand simulate() {
        long nowMillis = System.currentTimeMillis();
        long beforeMillis = folders.city().lastWrittenMillis();
        CityFolder.Run run = folders.city().newRun(nowMillis);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--simulator-tenant=" + StackSession.TENANT,
                                "--simulator-vehicles=" + city.vehicles(),
                                "--simulator-orders-per-hour=" + city.ordersPerHour(),
                                "--simulator-seed=" + city.seed(),
                                "--simulator-speed="
                                        + (Double.isInfinite(city.speed()) ? "max" : city.speed()),
                                "--simulator-zone=" + city.zone(),
                                "--simulator-ingest-url=" + endpoints.ingest(),
                                "--simulator-gateway-url=" + endpoints.gateway(),
                                "--simulator-gateway-key-file=" + GatewayKey.file(folders),
                                "--simulator-plans=published",
                                "--simulator-places-file=" + folders.city().places(),
                                "--simulator-truth-file=" + run.truth(),
                                "--simulator-ledger-file=" + run.ledger(),
                                "--simulator-summary-file=" + run.summary()));
        Map<String, String> secrets = new HashMap<>();
        secrets.put(
                INGEST_KEY,
                Objects.requireNonNull(StackSession.localApiKey(folders), "drawn at the start"));
        if (city.speed() > 1) {
            // Never before the end of what was told already: vehicles would go back in time.
            arguments.add(
                    "--simulator-start="
                            + Instant.ofEpochMilli(
                                    Math.max(nowMillis - PAST.toMillis(), beforeMillis)));
        }
        if (city.isMeasured()) {
            arguments.add("--simulator-truth-positions=1s");
        }
        if (config.orders().isCaptured()) {
            arguments.add("--simulator-orders-url=" + endpoints.orders());
            arguments.add("--simulator-orders-user=" + OwnOrderDatabase.USER);
            secrets.put(ORDERS_PASSWORD, OwnOrderDatabase.password(folders));
        }
        return factory.command(
                Module.SIMULATOR,
                MAIN,
                List.of("-Xmx" + config.simulator().heapMiB() + "m"),
                arguments,
                secrets);
    }
}
