/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Visit;
import java.util.List;

/** Times and costs of one stop. */
final class StopChecker {
    private final Problem problem;
    private final List<Violation> violations;

    StopChecker(Problem problem, List<Violation> violations) {
        this.problem = problem;
        this.violations = violations;
    }

    /** Reports what is wrong and returns what the stop costs. */
    double check(Visit visit, Place from, long departure) {
        long drive = problem.travelTimes().millis(from, visit.task().place(), departure);
        double meters = problem.travelTimes().meters(from, visit.task().place());
        long arrival = departure + drive;
        Window used = used(visit.task().windows(), arrival);
        long start = arrival < used.openMillis() ? used.openMillis() : arrival;
        boolean isRight =
                visit.arrivalMillis() == arrival
                        && visit.startMillis() == start
                        && visit.departureMillis() == start + visit.task().serviceMillis()
                        && visit.driveMillis() == drive
                        && Near.isNear(visit.meters(), meters);
        if (!isRight) {
            report(
                    Constraint.TIMES,
                    "%s arrives at %d and starts at %d, was told %d and %d"
                            .formatted(
                                    visit.id(),
                                    arrival,
                                    start,
                                    visit.arrivalMillis(),
                                    visit.startMillis()));
        }
        if (start > used.closeMillis()) {
            report(
                    Constraint.WINDOW,
                    "%s starts at %d, after %d".formatted(visit.id(), start, used.closeMillis()));
        }
        double cost = cost(visit, used, drive, meters, arrival, start);
        if (!Near.isNear(cost, visit.cost().total())) {
            report(
                    Constraint.COST,
                    "%s costs %s, not %s".formatted(visit.id(), cost, visit.cost().total()));
        }
        return cost;
    }

    private double cost(
            Visit visit, Window used, long drive, double meters, long arrival, long start) {
        Prices prices = problem.prices();
        double cost = prices.perSecondDriving() * (drive / 1000.0) + prices.perMeter() * meters;
        cost += prices.perSecondWaiting() * ((start - arrival) / 1000.0);
        if (start > used.dueMillis()) {
            double late = (start - used.dueMillis()) / 1000.0;
            double steepFrom = used.lateness().steepAfterMillis() / 1000.0;
            cost += used.lateness().perSecond() * late;
            if (late > steepFrom) {
                cost += used.lateness().steepPerSecond() * (late - steepFrom);
            }
        }
        if (start > visit.task().promisedMillis()) {
            double after = (start - visit.task().promisedMillis()) / 1000.0;
            cost += prices.perSecondAfterPromise() * after;
        }
        return cost;
    }

    /** The first window that is still open on arrival or opens later, else the last. */
    private static Window used(List<Window> windows, long arrival) {
        Window used = windows.get(windows.size() - 1);
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (arrival <= windows.get(i).closeMillis()) {
                used = windows.get(i);
            }
        }
        return used;
    }

    private void report(Constraint constraint, String message) {
        violations.add(new Violation(constraint, message));
    }
}
