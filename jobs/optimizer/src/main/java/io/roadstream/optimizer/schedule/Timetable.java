/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.schedule;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Cost;
import io.roadstream.optimizer.plan.Ending;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Visit;
import java.util.ArrayList;
import java.util.List;

/** Computes routes from steps: every route of every plan comes from here. */
public final class Timetable {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Problem problem;
    private final Prices prices;

    /** For the routes of one problem. */
    public Timetable(Problem problem) {
        this.problem = problem;
        this.prices = problem.prices();
    }

    /** The vehicle's route over these steps, whether or not it keeps windows and limits. */
    public Route route(Vehicle vehicle, List<Step> steps) {
        if (steps.isEmpty()) {
            return idle(vehicle);
        }
        List<Visit> visits = new ArrayList<>(steps.size());
        Place place = vehicle.start();
        long clock = vehicle.shift().fromMillis();
        Load load = problem.onBoard(vehicle.id());
        for (Step step : steps) {
            load = load.plus(step.request().load(), step.task().action().loadSign());
            Visit visit = visit(step, place, clock, load);
            visits.add(visit);
            place = step.task().place();
            clock = visit.departureMillis();
        }
        Ending ending = ending(vehicle, place, clock);
        int changedStops = changedStops(vehicle, steps);
        Cost cost = cost(vehicle, visits, ending, changedStops);
        return new Route(vehicle, withSlacks(vehicle, visits, ending), ending, changedStops, cost);
    }

    private Route idle(Vehicle vehicle) {
        Ending ending = new Ending(vehicle.shift().fromMillis(), 0, 0, Cost.NONE);
        int changedStops = changedStops(vehicle, List.of());
        return new Route(vehicle, List.of(), ending, changedStops, disruption(changedStops));
    }

    private Visit visit(Step step, Place from, long departure, Load loadAfter) {
        Task task = step.task();
        long drive = problem.travelTimes().millis(from, task.place(), departure);
        double meters = problem.travelTimes().meters(from, task.place());
        long arrival = departure + drive;
        long start = task.startMillis(arrival);
        long afterPromise = Math.max(0, start - task.promisedMillis());
        Cost cost =
                new Cost(
                        prices.perSecondDriving() * drive / MILLIS_PER_SECOND,
                        prices.perMeter() * meters,
                        prices.perSecondWaiting() * (start - arrival) / MILLIS_PER_SECOND,
                        task.latenessCost(start),
                        prices.perSecondAfterPromise() * afterPromise / MILLIS_PER_SECOND,
                        0,
                        0);
        long leaves = start + task.serviceMillis();
        return new Visit(step, arrival, start, leaves, 0, loadAfter, drive, meters, cost);
    }

    private Ending ending(Vehicle vehicle, Place from, long departure) {
        Place end = vehicle.end();
        if (end == null) {
            return new Ending(departure, 0, 0, Cost.NONE);
        }
        long drive = problem.travelTimes().millis(from, end, departure);
        double meters = problem.travelTimes().meters(from, end);
        Cost cost =
                new Cost(
                        prices.perSecondDriving() * drive / MILLIS_PER_SECOND,
                        prices.perMeter() * meters,
                        0,
                        0,
                        0,
                        0,
                        0);
        return new Ending(departure + drive, drive, meters, cost);
    }

    private Cost cost(Vehicle vehicle, List<Visit> visits, Ending ending, int changedStops) {
        Cost sum = disruption(changedStops).plus(ending.cost());
        for (Visit visit : visits) {
            sum = sum.plus(visit.cost());
        }
        return sum.plus(new Cost(0, 0, 0, 0, 0, vehicle.fixedCost(), 0));
    }

    private Cost disruption(int changedStops) {
        return new Cost(0, 0, 0, 0, prices.perChangedStop() * changedStops, 0, 0);
    }

    private static int changedStops(Vehicle vehicle, List<Step> steps) {
        List<TaskId> announced = vehicle.announced();
        int committed = vehicle.committed().size();
        int changed = 0;
        for (int i = 0; i < announced.size(); i++) {
            int at = committed + i;
            boolean isThere = at < steps.size() && steps.get(at).id().equals(announced.get(i));
            changed += isThere ? 0 : 1;
        }
        return changed;
    }

    /** Backwards: what a visit may lose is what it waits and what is left after it. */
    private static List<Visit> withSlacks(Vehicle vehicle, List<Visit> visits, Ending ending) {
        long slack = Math.max(0, vehicle.latestEndMillis() - ending.arrivalMillis());
        Visit[] result = new Visit[visits.size()];
        for (int i = visits.size() - 1; i >= 0; i--) {
            Visit visit = visits.get(i);
            Task task = visit.task();
            long start = visit.startMillis();
            long toDue = leftUntil(task.windowAt(start).dueMillis(), start);
            long toPromise = leftUntil(task.promisedMillis(), start);
            slack = visit.waitMillis() + Math.min(slack, Math.min(toDue, toPromise));
            result[i] =
                    new Visit(
                            visit.step(),
                            visit.arrivalMillis(),
                            start,
                            visit.departureMillis(),
                            slack,
                            visit.loadAfter(),
                            visit.driveMillis(),
                            visit.meters(),
                            visit.cost());
        }
        return List.of(result);
    }

    private static long leftUntil(long limitMillis, long nowMillis) {
        return Math.max(0, limitMillis - nowMillis);
    }
}
