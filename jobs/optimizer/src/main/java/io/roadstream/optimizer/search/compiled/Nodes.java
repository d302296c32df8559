/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Step;
import java.util.List;

/** When the tasks can be served and what a start of service costs. A node is a task. */
public final class Nodes {
    /** No arrival is early enough. */
    static final long TOO_LATE = -Window.NEVER_MILLIS;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Step[] steps;
    private final long[] open;
    private final long[] close;
    private final long[] service;
    private final long[] freeUntil;
    private final boolean[] hasSeveral;
    private final boolean hasAnySeveral;
    private final boolean hasPrices;
    private final double waitingPerMilli;
    private final double promisePerMilli;

    /**
     * The tasks of these steps.
     *
     * @param startNow when they start in the plan so far, which may be late already; {@link
     *     #TOO_LATE} for what is unserved
     */
    Nodes(Prices prices, List<Step> tasks, long[] startNow) {
        int count = tasks.size();
        steps = tasks.toArray(new Step[0]);
        open = new long[count];
        close = new long[count];
        service = new long[count];
        freeUntil = new long[count];
        hasSeveral = new boolean[count];
        waitingPerMilli = prices.perSecondWaiting() / MILLIS_PER_SECOND;
        promisePerMilli = prices.perSecondAfterPromise() / MILLIS_PER_SECOND;
        boolean anySeveral = false;
        boolean anyPrice = waitingPerMilli > 0;
        for (int i = 0; i < count; i++) {
            Task task = steps[i].task();
            open[i] = task.windows().get(0).openMillis();
            close[i] = Math.max(task.closeMillis(), startNow[i]);
            service[i] = task.serviceMillis();
            hasSeveral[i] = task.windows().size() > 1;
            anySeveral |= hasSeveral[i];
            freeUntil[i] = hasSeveral[i] ? TOO_LATE : freeUntil(task);
            anyPrice |= isDear(task, close[i]);
        }
        hasAnySeveral = anySeveral;
        hasPrices = anyPrice;
    }

    /** Number of tasks. */
    public int count() {
        return steps.length;
    }

    /** Whose task it is. */
    public Step step(int node) {
        return steps[node];
    }

    /** First moment of service. */
    public long open(int node) {
        return open[node];
    }

    /** Last moment of service, or when it starts in a plan that is late already. */
    public long close(int node) {
        return close[node];
    }

    /** Length of service. */
    public long service(int node) {
        return service[node];
    }

    /** Whether some task has more than one window. */
    public boolean hasSeveralWindows() {
        return hasAnySeveral;
    }

    /** Whether the time of service may cost: waiting, lateness or broken promises. */
    public boolean hasPrices() {
        return hasPrices;
    }

    /** Start of service after an arrival. */
    public long start(int node, long arrival) {
        return hasSeveral[node]
                ? steps[node].task().startMillis(arrival)
                : Math.max(arrival, open[node]);
    }

    /** Latest arrival for a start no later than given. */
    public long latestArrival(int node, long latestStart) {
        long latest = Math.min(close[node], latestStart);
        if (hasSeveral[node]) {
            return steps[node].task().latestArrivalMillis(latest);
        }
        return latest < open[node] ? TOO_LATE : latest;
    }

    /** Price of waiting, lateness and a broken promise. */
    public double price(int node, long arrival, long start) {
        return waitingPerMilli * (start - arrival) + latePrice(node, start);
    }

    /** Least price for who comes when this start is possible, or later. */
    double leastPrice(int node, long start) {
        // a later window may be free again
        return hasSeveral[node] ? 0 : latePrice(node, start);
    }

    private double latePrice(int node, long start) {
        if (start <= freeUntil[node]) {
            return 0;
        }
        Task task = steps[node].task();
        double late = task.latenessCost(start);
        return late + promisePerMilli * Math.max(0, start - task.promisedMillis());
    }

    private static long freeUntil(Task task) {
        return Math.min(task.windows().get(0).dueMillis(), task.promisedMillis());
    }

    private boolean isDear(Task task, long lastStart) {
        if (promisePerMilli > 0 && task.promisedMillis() < lastStart) {
            return true;
        }
        for (int i = 0; i < task.windows().size(); i++) {
            Window window = task.windows().get(i);
            boolean isLast = i == task.windows().size() - 1;
            long last = isLast ? lastStart : window.closeMillis();
            if (window.lateness().cost(last - window.dueMillis()) > 0) {
                return true;
            }
        }
        return false;
    }
}
