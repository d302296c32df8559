/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Delays;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.order.DemandSettings;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.world.World;
import io.roadstream.ingest.simulator.world.WorldSettings;
import io.roadstream.ingest.simulator.world.WorldSink;
import io.roadstream.jobs.dispatch.InsertionPlanner;
import io.roadstream.jobs.dispatch.SearchReplanner;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Lives through the same days twice: with the plans of dispatch, and with orders going to the
 * nearest free vehicle in the order in which they come.
 */
public final class DispatchBench {
    /** Of a search; about what half a second is enough for. */
    private static final long ITERATIONS = 2_000;

    private static final int DIGITS = 3;
    private static final double ROAD_WORKS_PER_HOUR = 4;
    private static final Duration TRUE_POSITIONS = Duration.ofSeconds(5);

    private final LoopSettings settings;
    private final Histogram replanNanos = new Histogram(DIGITS);

    public DispatchBench(LoopSettings settings) {
        this.settings = settings;
    }

    /** Measures and prints, a line for each day and the verdict. */
    public DispatchVerdict measure(ObjectNode json) {
        ArrayNode days = json.putArray("days");
        Sum without = new Sum();
        Sum alone = new Sum();
        Sum with = new Sum();
        List<DispatchVerdict.Day> verdicts = new ArrayList<>();
        for (long seed : settings.seeds()) {
            Score firstCome = firstCome(seed);
            Score inserted = inserted(seed);
            Score planned = planned(seed);
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: first come %s%n        inserted   %s%n        planned    %s%n",
                    seed,
                    firstCome,
                    inserted,
                    planned);
            ObjectNode day = days.addObject().put("seed", seed);
            firstCome.write(day.putObject("firstCome"));
            inserted.write(day.putObject("inserted"));
            planned.write(day.putObject("planned"));
            without.add(firstCome);
            alone.add(inserted);
            with.add(planned);
            verdicts.add(new DispatchVerdict.Day(seed, planned.late(), firstCome.late()));
        }
        DispatchVerdict verdict = new DispatchVerdict(verdicts);
        ObjectNode loop = json.putObject("closedLoop");
        loop.put("lateWithout", without.late).put("lateWith", with.late);
        loop.put("kmWithout", Math.round(without.km)).put("kmWith", Math.round(with.km));
        loop.put("lateInserted", alone.late).put("kmInserted", Math.round(alone.km));
        loop.put("ordersWithout", without.orders).put("ordersWith", with.orders);
        loop.put("fewerLateOnDays", verdict.fewerOn()).put("days", settings.seeds().size());
        verdict.tell(json);
        Delays.write(json.putObject("changeMs"), replanNanos);
        return verdict;
    }

    /** The day of a seed with orders going to the nearest free vehicle. */
    Score firstCome(long seed) {
        return live(seed, new FirstCome(), new Nobody());
    }

    /** The day of a seed with plans as the dispatch job makes them. */
    Score planned(long seed) {
        return planned(seed, SearchReplanner.counted(DispatchSettings.DEFAULT, ITERATIONS));
    }

    /** The day of a seed with plans that orders are put into, and nobody thinks over. */
    private Score inserted(long seed) {
        return planned(seed, (plans, isCancelled) -> plans.routes());
    }

    private Score planned(long seed, Replanner replanner) {
        DispatchSettings rules = DispatchSettings.DEFAULT;
        PlannedCity dispatch =
                new PlannedCity(
                        new DispatchRule(rules, new InsertionPlanner(rules)),
                        replanner,
                        World.listVehicles(settings.vehicles()),
                        settings.planDelay(),
                        replanNanos);
        return live(seed, dispatch, dispatch);
    }

    private Score live(long seed, PlanSource plans, WorldSink sink) {
        City city = CityGenerator.generate(seed, CityGenerator.CENTRE);
        Referee referee = new Referee(sink);
        World world = new World(city, world(seed), plans, referee);
        world.runUntil(settings.endMillis());
        world.end();
        return referee.score(settings.endMillis());
    }

    private WorldSettings world(long seed) {
        return new WorldSettings(
                seed,
                LoopSettings.START,
                ZoneId.of(LoopSettings.ZONE),
                settings.vehicles(),
                new DemandSettings(
                        settings.ordersPerHour(),
                        "o-bench",
                        "EUR",
                        DemandSettings.CANCEL_SHARE,
                        DemandSettings.ABSENT_SHARE),
                PhoneSettings.USUAL,
                0,
                ROAD_WORKS_PER_HOUR,
                TRUE_POSITIONS);
    }

    /** Of all days. */
    private static final class Sum {
        private int orders;
        private int late;
        private double km;

        private void add(Score score) {
            orders += score.orders();
            late += score.late();
            km += score.busyKm();
        }
    }
}
