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

    /** Prints how long one order took; the plan comes from flat records each time. */
    @Test
    void takesOrderAfterOrder() {
        Plan plan = PlanAssembly.committed(fleet());
        double[] rebuilding = new double[ORDERS];
        double[] inserting = new double[ORDERS];

        for (int i = 0; i < ORDERS; i++) {
            Request order = order(i);
            long began = System.nanoTime();
            Plan rebuilt = PlanAssembly.of(plan.problem().toBuilder().build(), plan.assignments());
            rebuilding[i] = (System.nanoTime() - began) / 1e6;
            Outcome outcome = Insertion.insert(rebuilt, order, Limit.none());
            inserting[i] = (System.nanoTime() - began) / 1e6 - rebuilding[i];
            assertThat(outcome.isInserted()).isTrue();
            plan = outcome.plan();
        }

        assertThat(PlanChecker.check(plan)).isEmpty();
        report("rebuilding the plan", rebuilding);
        report("inserting one order", inserting);
    }

    /** Of the last 200 orders, when the plan is full and the code is warm. */
    private static void report(String what, double[] millis) {
        double[] last = Arrays.copyOfRange(millis, ORDERS - 200, ORDERS);
        Arrays.sort(last);
        System.out.printf(
                Locale.ROOT,
                "%s, %d vehicles, %d stops: median %.2f ms, 95 %% %.2f ms%n",
                what,
                VEHICLES,
                2 * ORDERS,
                last[100],
                last[190]);
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
