/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Lateness;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A fleet of the size that dispatch has: 200 vehicles, 1,000 open orders of two stops each. */
final class DispatchSizeTest {
    private static final int VEHICLES = 200;
    private static final int ORDERS = 1_000;
    private static final long MINUTE = 60_000;

    private final Random random = new Random(7);

    /** Prints how long one order took, rebuilding the plan from flat records included. */
    @Test
    void takesOrderAfterOrder() {
        Plan plan = PlanAssembly.committed(fleet());
        double[] millis = new double[ORDERS];

        for (int i = 0; i < ORDERS; i++) {
            Request order = order(i);
            long began = System.nanoTime();
            Plan rebuilt = PlanAssembly.of(plan.problem().toBuilder().build(), plan.assignments());
            Outcome outcome = Insertion.insert(rebuilt, order, Limit.none());
            millis[i] = (System.nanoTime() - began) / 1e6;
            assertThat(outcome.isInserted()).isTrue();
            plan = outcome.plan();
        }

        assertThat(PlanChecker.check(plan)).isEmpty();
        double[] last = Arrays.copyOfRange(millis, ORDERS - 200, ORDERS);
        Arrays.sort(last);
        System.out.printf(
                Locale.ROOT,
                "one order into %d vehicles with %d stops: median %.2f ms, p99 %.2f ms%n",
                VEHICLES,
                2 * ORDERS,
                last[100],
                last[198]);
    }

    private Problem fleet() {
        StraightLine times = StraightLine.onEarth(7).withDetour(1.3);
        ProblemBuilder builder = Problem.builder(times, Prices.DISPATCH);
        for (int i = 0; i < VEHICLES; i++) {
            builder.vehicle(Vehicle.of("v" + i, place(), new Shift(0, 600 * MINUTE), Load.of(6)));
        }
        return builder.build();
    }

    private Request order(int number) {
        long ready = random.nextInt(120) * MINUTE;
        Window pickup = Window.soft(ready, ready + 15 * MINUTE, Lateness.DEFAULT);
        Window delivery = Window.soft(ready, ready + 45 * MINUTE, Lateness.DEFAULT);
        return Request.pair(
                "o" + number,
                Load.of(1),
                Task.of(Action.PICKUP, place(), 2 * MINUTE, pickup),
                Task.of(Action.DELIVERY, place(), 3 * MINUTE, delivery));
    }

    private Place place() {
        return Place.ofDegrees(
                37.70 + 0.1 * random.nextDouble(), -122.5 + 0.1 * random.nextDouble());
    }
}
