/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Delays;
import io.roadstream.bench.optimizer.SolverClock;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.check.Violation;
import io.roadstream.optimizer.insertion.Insertion;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.Repair;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * One event in a running plan: how long until there is a plan that holds again, and how much of
 * what a long search from nothing would gain a short one from the plan in force does.
 */
public final class ReplanBench {
    private static final int DIGITS = 3;
    private static final int NEW_ORDERS = 5;

    private final ReplanSettings settings;

    public ReplanBench(ReplanSettings settings) {
        this.settings = settings;
    }

    /** Measures and prints, a line for each city. */
    public void measure(ObjectNode json) {
        Histogram nanos = new Histogram(DIGITS);
        Histogram cpuNanos = new Histogram(DIGITS);
        ArrayNode cities = json.putArray("replans");
        double warmGain = 0;
        double coldGain = 0;
        for (long seed = 1; seed <= settings.cities(); seed++) {
            OpenOrders open = new OpenOrders(seed, settings.orders());
            Plan current = open.plan();
            for (int i = 0; i < 2 * settings.events(); i++) {
                Request order = open.order();
                long began = System.nanoTime();
                long cpu = SolverClock.CPU.nanos();
                Plan next = next(current, order);
                if (i >= settings.events()) {
                    cpuNanos.recordValue(SolverClock.CPU.nanos() - cpu);
                    nanos.recordValue(System.nanoTime() - began);
                }
                requireSound(next);
            }
            Gain gain = gain(current, open, seed);
            System.out.printf(
                    Locale.ROOT,
                    "city %d: after an event %.1f, warm %.1f, cold %.1f%n",
                    seed,
                    gain.before(),
                    gain.warm(),
                    gain.cold());
            cities.addObject()
                    .put("before", gain.before())
                    .put("warm", gain.warm())
                    .put("cold", gain.cold());
            warmGain += gain.before() - gain.warm();
            coldGain += Math.max(0, gain.before() - gain.cold());
        }
        Delays.write(json.putObject("replanMs"), nanos);
        Delays.write(json.putObject("replanCpuMs"), cpuNanos);
        if (coldGain > 0) {
            json.put("warmGainShare", Math.round(warmGain / coldGain * 1000) / 1000.0);
        } else {
            json.putNull("warmGainShare");
        }
    }

    /** A plan with the order: repaired for the problem with it, and inserted. */
    private static Plan next(Plan current, Request order) {
        Problem now = current.problem().with(order);
        return Insertion.insert(Repair.repair(current, now), order.id(), Limit.none()).plan();
    }

    private static void requireSound(Plan plan) {
        List<Violation> violations = PlanChecker.check(plan);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("a plan does not hold: " + violations.get(0));
        }
    }

    /**
     * Costs of plans after a disruption.
     *
     * @param before any search: repaired, and what is new inserted
     * @param warm after a short search from there
     * @param cold after a long search from nothing
     */
    private record Gain(double before, double warm, double cold) {}

    /** A vehicle breaks down and five orders come. */
    private Gain gain(Plan current, OpenOrders open, long seed) {
        Plan before = disrupt(current, open);
        Problem problem = before.problem();
        Plan warm = search(problem, before, settings.warm(), seed);
        Plan cold = search(problem, PlanAssembly.committed(problem), settings.cold(), seed);
        requireSound(warm);
        requireSound(cold);
        return new Gain(before.cost().total(), warm.cost().total(), cold.cost().total());
    }

    private static Plan disrupt(Plan current, OpenOrders open) {
        Plan next =
                current.problem().vehicles().stream()
                        .filter(v -> current.problem().onBoard(v.id()).amount(0) == 0)
                        .findFirst()
                        .map(broken -> without(current, broken))
                        .orElse(current);
        for (int i = 0; i < NEW_ORDERS; i++) {
            Request order = open.order();
            next = Repair.repair(next, next.problem().with(order));
        }
        return Insertion.insertAll(next, Limit.none());
    }

    private static Plan without(Plan current, Vehicle broken) {
        Vehicle still =
                broken.withCommitted(List.of())
                        .withAnnounced(List.of())
                        .withLimits(0, broken.maxRouteMeters());
        Problem without = current.problem().toBuilder().replaceVehicle(still).build();
        List<Assignment> lines =
                current.assignments().stream()
                        .filter(line -> !line.vehicleId().equals(still.id()))
                        .toList();
        return PlanAssembly.of(without, lines);
    }

    private static Plan search(Problem problem, Plan start, Duration time, long seed) {
        SearchLimit limit = SearchLimit.after(SolverClock.CPU::nanos, time);
        return Search.solve(problem, start, SearchSettings.of(seed, limit)).plan();
    }
}
