/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.FencesGeoJson;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.PortoCity;
import io.roadstream.ingest.simulator.city.StreetsGeoJson;
import io.roadstream.ingest.simulator.entrance.DriverLines;
import io.roadstream.ingest.simulator.entrance.Entrances;
import io.roadstream.ingest.simulator.entrance.GatewaySettings;
import io.roadstream.ingest.simulator.entrance.Ledger;
import io.roadstream.ingest.simulator.entrance.OrderDatabaseSettings;
import io.roadstream.ingest.simulator.entrance.OrderWriter;
import io.roadstream.ingest.simulator.entrance.PositionSender;
import io.roadstream.ingest.simulator.entrance.PositionSettings;
import io.roadstream.ingest.simulator.order.DemandSettings;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.plan.PublishedPlans;
import io.roadstream.ingest.simulator.truth.TruthFile;
import io.roadstream.ingest.simulator.world.World;
import io.roadstream.ingest.simulator.world.WorldSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run from its settings to its summary. */
final class SimulatorRun {
    private static final Duration LEDGER_EVERY = Duration.ofSeconds(10);
    private static final Duration HELD_BEYOND_STOP = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatorConfig config;
    private final Clock clock;
    private final PrintStream out;
    private final long startMillis;
    private final long wallMillis;
    private final Ledger ledger;
    private long ledgerMillis;

    SimulatorRun(SimulatorConfig config, Clock clock, PrintStream out) {
        this.config = config;
        this.clock = clock;
        this.out = out;
        this.wallMillis = clock.millis();
        this.startMillis = config.run().startMillis(wallMillis);
        this.ledger = Ledger.of(startMillis, RunId.of(startMillis));
    }

    /** Runs; tells whether every entrance has everything. */
    boolean run() throws IOException, InterruptedException {
        City city = city();
        if (config.files().streets() != null) {
            StreetsGeoJson.write(city, config.files().streets());
        }
        if (config.files().fences() != null) {
            FencesGeoJson.write(city, config.day().seed(), config.files().fences());
        }
        @Nullable PublishedPlans published =
                config.plans().source() == SimulatorConfig.Plans.Source.PUBLISHED
                        ? new PublishedPlans(config.plans().patience())
                        : null;
        Entrances entrances = entrances(published);
        PlanSource plans = published == null ? new FirstCome() : published;
        PlacesFile places = places(city);
        Map<String, PlanePoint> begin = places == null ? Map.of() : places.places();
        World world = new World(city, settings(), begin, plans, entrances);
        Pace pace = new Pace(wallMillis, startMillis, config.run().speed(), config.goals().isAny());
        Runnable keepPlaces = places == null ? () -> {} : () -> places.keep(world);
        Simulator simulator =
                new Simulator(world, pace, endMillis(), clock, this::keepLedger, keepPlaces);
        StopSignal signal =
                new StopSignal(simulator::stop, config.run().stopTimeout().plus(HELD_BEYOND_STOP));
        try {
            out.println("READY");
            out.flush();
            long startNanos = System.nanoTime();
            boolean isCompleted = simulator.run();
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            entrances.finish(config.run().stopTimeout());
            Summary.Times times = new Summary.Times(startMillis, world.nowMillis(), seconds);
            report(
                    Summary.of(
                            isCompleted,
                            config.day(),
                            times,
                            entrances.tally(),
                            ledger,
                            published));
        } finally {
            try {
                writeLedger();
                if (places != null) {
                    places.write(world);
                }
            } finally {
                signal.close();
            }
        }
        return ledger.positions().totals().unanswered() == 0
                && ledger.orders().totals().uncommitted() == 0
                && ledger.drivers().totals().unsaid() == 0;
    }

    private City city() throws IOException {
        Path folder = config.town().folder();
        return folder == null
                ? CityGenerator.generate(config.day().seed(), config.town().centre())
                : PortoCity.read(folder, config.day().seed());
    }

    private @Nullable PlacesFile places(City city) {
        Path file = config.files().places();
        return file == null
                ? null
                : PlacesFile.open(
                        file,
                        city,
                        config.day().seed(),
                        warning -> System.err.println("simulator: " + warning));
    }

    private WorldSettings settings() {
        SimulatorConfig.Day day = config.day();
        return new WorldSettings(
                day.seed(),
                startMillis,
                config.town().zone(),
                day.vehicles(),
                new DemandSettings(
                        day.ordersPerHour(),
                        RunId.of(startMillis),
                        day.currency(),
                        DemandSettings.CANCEL_SHARE,
                        DemandSettings.ABSENT_SHARE),
                day.phones(),
                day.faultsPerVehicleHour(),
                day.roadWorksPerHour(),
                config.files().truthPositions());
    }

    private Entrances entrances(@Nullable PublishedPlans plans) throws IOException {
        SimulatorConfig.Goals goals = config.goals();
        Path truth = config.files().truth();
        return new Entrances(
                goals.ingestUrl().isEmpty()
                        ? null
                        : PositionSender.start(
                                new PositionSettings(
                                        URI.create(goals.ingestUrl()),
                                        goals.ingestKey(),
                                        goals.ingestConnections()),
                                ledger.positions()),
                goals.ordersUrl().isEmpty() ? null : orderWriter(),
                goals.gatewayUrl().isEmpty() ? null : driverLines(plans),
                truth == null ? null : TruthFile.create(truth));
    }

    private OrderWriter orderWriter() {
        SimulatorConfig.Goals goals = config.goals();
        OrderDatabaseSettings.Tenant tenant =
                new OrderDatabaseSettings.Tenant(
                        config.tenant(),
                        config.tenant(),
                        config.town().zone().getId(),
                        config.day().currency(),
                        "en");
        return OrderWriter.start(
                new OrderDatabaseSettings(
                        goals.ordersUrl(), goals.ordersUser(), goals.ordersPassword(), tenant),
                ledger.orders(),
                World.listVehicles(config.day().vehicles()),
                startMillis);
    }

    private DriverLines driverLines(@Nullable PublishedPlans plans) throws IOException {
        SimulatorConfig.Goals goals = config.goals();
        DriverLines lines =
                new DriverLines(
                        new GatewaySettings(
                                URI.create(goals.gatewayUrl()),
                                config.tenant(),
                                GatewaySettings.readKey(goals.gatewayKeyFile()),
                                GatewaySettings.ANSWER_WITHIN),
                        ledger.drivers(),
                        clock);
        if (plans != null) {
            lines.listen(World.listVehicles(config.day().vehicles()), plans::publish);
        }
        return lines;
    }

    private long endMillis() {
        Duration duration = config.run().duration();
        return duration.isZero() ? Long.MAX_VALUE : startMillis + duration.toMillis();
    }

    private void keepLedger() {
        if (clock.millis() - LEDGER_EVERY.toMillis() >= ledgerMillis) {
            ledgerMillis = clock.millis();
            writeLedger();
        }
    }

    private void writeLedger() {
        @Nullable Path file = config.files().ledger();
        if (file == null) {
            return;
        }
        try {
            ledger.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger can't be written", e);
        }
    }

    private void report(Summary summary) throws IOException {
        out.println(JSON.writeValueAsString(summary));
        if (config.files().summary() != null) {
            JSON.writeValue(config.files().summary().toFile(), summary);
        }
    }
}
