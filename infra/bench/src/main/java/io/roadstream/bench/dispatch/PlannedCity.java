/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.bench.city.CityRows;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.domain.dispatch.DeskTime;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchStep;
import io.roadstream.domain.dispatch.FleetPlans;
import io.roadstream.domain.dispatch.HeapBook;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.domain.dispatch.VehicleRoute;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.plan.Plan;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.Situation;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.VehicleCard;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * The dispatch job of one city without Flink: hears of what leaves the city, positions through the
 * tracking rule, and has its plans followed there a little later.
 */
final class PlannedCity implements WorldSink, PlanSource {
    private static final long CHECK_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final long REPLAN_MILLIS = Duration.ofSeconds(6).toMillis();

    private final DispatchRule rule;
    private final Replanner replanner;
    private final Duration planDelay;
    private final Histogram replanNanos;
    private final HeapBook book = new HeapBook();
    private final CityRows rows = new CityRows();
    private final RiskWatch risks = new RiskWatch();
    private final Map<String, TrackedPhone> phones = new HashMap<>();
    private final Deque<Announced> announced = new ArrayDeque<>();
    private long nowMillis = LoopSettings.START;
    private long checkMillis;
    private boolean isChanged;
    private long replanMillis;

    /** A plan on its way to the driver. */
    private record Announced(long timeMillis, Plan plan) {}

    /**
     * A city of these vehicles.
     *
     * @param replanner thinks plans over at most once in {@link #REPLAN_MILLIS}
     * @param replanNanos takes the time of each step that changed a plan
     */
    PlannedCity(
            DispatchRule rule,
            Replanner replanner,
            List<VehicleCard> vehicles,
            Duration planDelay,
            Histogram replanNanos) {
        this.rule = rule;
        this.replanner = replanner;
        this.planDelay = planDelay;
        this.replanNanos = replanNanos;
        for (VehicleCard card : vehicles) {
            hear(DispatchEvent.of(rows.vehicle(card, nowMillis)), nowMillis);
        }
    }

    @Override
    public List<Plan> review(Situation situation) {
        long now = situation.timeMillis();
        if (now >= checkMillis) {
            checkMillis = now + CHECK_MILLIS;
            for (Trigger risk : risks.look(rule.listTimes(book, now), now)) {
                hear(DispatchEvent.of(risk), now);
            }
            act(() -> rule.check(book, CityRows.TENANT, DeskTime.of(now)), now);
        }
        if (isChanged && now >= replanMillis) {
            isChanged = false;
            replanMillis = now + REPLAN_MILLIS;
            replan(now);
        }
        List<Plan> plans = new ArrayList<>();
        while (!announced.isEmpty() && announced.element().timeMillis() <= now) {
            plans.add(announced.remove().plan());
        }
        return plans;
    }

    @Override
    public void uploaded(long now, List<Report> reports) {
        for (Report report : reports) {
            phones.computeIfAbsent(report.vehicle(), vehicle -> new TrackedPhone())
                    .take(CityRows.report(report, now))
                    .ifPresent(track -> fix(track, now));
        }
    }

    private void fix(Track track, long now) {
        hear(DispatchEvent.of(track), now);
    }

    @Override
    public void orderChanged(OrderChange change) {
        hear(DispatchEvent.of(rows.order(change)), change.timeMillis());
    }

    @Override
    public void driverChanged(DriverChange change) {
        hear(DispatchEvent.of(rows.driver(change, nowMillis)), nowMillis);
    }

    @Override
    public void dutyChanged(DutyChange change) {
        long now = change.timeMillis();
        hear(
                DispatchEvent.of(
                        VehicleStatus.of(CityRows.envelope(change.vehicle(), now), change.duty())),
                now);
    }

    @Override
    public void helpCalled(HelpCall call) {}

    @Override
    public void helpEnded(HelpCall call, long now) {}

    @Override
    public void learned(Truth truth) {}

    private void hear(DispatchEvent event, long now) {
        nowMillis = Math.max(nowMillis, now);
        act(() -> rule.step(book, event, DeskTime.of(nowMillis)), now);
    }

    private void act(Supplier<DispatchStep> work, long now) {
        long began = System.nanoTime();
        DispatchStep step = work.get();
        if (!step.plans().isEmpty()) {
            replanNanos.recordValue(System.nanoTime() - began);
            isChanged = true;
        }
        announce(step, now);
    }

    private void replan(long now) {
        DeskTime time = DeskTime.of(now);
        FleetPlans asked = rule.findPlans(book, CityRows.TENANT, time).orElse(null);
        if (asked != null) {
            List<VehicleRoute> found = replanner.improve(asked, () -> false);
            announce(rule.replan(book, CityRows.TENANT, time, asked, found), now);
        }
    }

    private void announce(DispatchStep step, long now) {
        for (var plan : step.plans()) {
            announced.add(
                    new Announced(
                            now + planDelay.toMillis(),
                            new Plan(
                                    plan.envelope().entityId(),
                                    plan.stops().stream().map(PlannedCity::stop).toList())));
        }
    }

    private static PlanStop stop(PlannedStop stop) {
        return new PlanStop(
                stop.orderId(),
                switch (stop.kind()) {
                    case PICKUP -> PlanStop.Action.PICKUP;
                    case DROPOFF -> PlanStop.Action.DROPOFF;
                });
    }
}
