/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.bench.meals.MealDay.Courier;
import io.roadstream.bench.meals.MealDay.Order;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At 10 m/s a kilometre is 100 s; a pickup and a drop-off take a minute each. */
final class LivedDayTest {
    private static final long MINUTE = 60_000;

    @Test
    void aCourierLeavesInTimeForTheMealAndBringsIt() {
        MealDay day =
                day(
                        List.of(order("a", 1_000, 3_000, 0, 10)),
                        List.of(new Courier("c", at(0), 0, 60 * MINUTE)));

        Outcome outcome = live(day, Policy::insert);

        assertThat(outcome.orders()).isEqualTo(1);
        assertThat(outcome.delivered()).isEqualTo(1);
        assertThat(outcome.late()).isZero();
        double minutes = 10 + 1 + 200 / 60.0;
        assertThat(outcome.clickToDoorMinutes()).isCloseTo(minutes, within(0.001));
        assertThat(outcome.km()).isCloseTo(3, within(1e-9));
    }

    /**
     * The first order's courier stands still until it must go: the second, which lies the other way
     * and nearer, can still come before it.
     */
    @Test
    void whatHasNotBegunCanChange() {
        Courier courier = new Courier("c", at(0), 0, 60 * MINUTE);
        List<Order> orders = List.of(order("a", 1_000, 1_100, 0, 30), order("b", -500, -600, 2, 2));

        Outcome outcome = live(day(orders, List.of(courier)), Policy::insert);

        assertThat(outcome.delivered()).isEqualTo(2);
        assertThat(outcome.late()).isZero();
        assertThat(outcome.km()).as("b before a").isCloseTo(0.6 + 1.6 + 0.1, within(1e-6));
    }

    @Test
    void aWayThatHasBegunIsDrivenToItsEnd() {
        Courier courier = new Courier("c", at(0), 0, 90 * MINUTE);
        List<Order> orders =
                List.of(order("a", 6_000, 6_100, 0, 0), order("b", -1_000, -1_100, 2, 2));

        Outcome outcome = live(day(orders, List.of(courier)), Policy.search(1, 500));

        assertThat(outcome.delivered()).isEqualTo(2);
        assertThat(outcome.km())
                .as("out to a first, although b lies the other way")
                .isCloseTo(6.1 + 7.1 + 0.1, within(1e-6));
    }

    @Test
    void whatNobodyCanBringIsLateAndCountsToTheLimit() {
        List<Order> orders = List.of(order("a", 1_000, 2_000, 0, 0));

        Outcome outcome =
                live(day(orders, List.of(new Courier("c", at(0), 0, MINUTE))), Policy::insert);

        assertThat(outcome.delivered()).isZero();
        assertThat(outcome.late()).isEqualTo(1);
        assertThat(outcome.lateMinutes()).isEqualTo(90 - 40);
        assertThat(outcome.km()).isZero();
    }

    @Test
    void hindsightKnowsWhatComes() {
        Courier courier = new Courier("c", at(0), 0, 90 * MINUTE);
        List<Order> orders =
                List.of(order("a", 6_000, 6_100, 0, 0), order("b", -1_000, -1_100, 2, 2));
        MealDay day = day(orders, List.of(courier));

        Outcome known = new LivedDay(day, Policy.search(1, 2_000), () -> 0, n -> {}).hindsight();

        assertThat(known.delivered()).isEqualTo(2);
        assertThat(known.km()).isCloseTo(1.1 + 7.1 + 0.1, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPlanOfADayHoldsAndTheDayRepeats(long seed) {
        MealDay day = busy(new Random(seed));
        for (Policy policy : List.<Policy>of(Policy::insert, Policy.search(seed, 100))) {
            List<Plan> plans = new ArrayList<>();
            Policy watched =
                    plan -> {
                        Plan next = policy.decide(plan);
                        plans.add(next);
                        return next;
                    };

            Outcome outcome = live(day, watched);

            assertThat(plans).isNotEmpty();
            assertThat(plans).allSatisfy(plan -> assertThat(PlanChecker.check(plan)).isEmpty());
            assertThat(outcome.delivered()).as("seed %d", seed).isPositive();
            assertThat(live(day, policy)).isEqualTo(outcome);
        }
    }

    private static MealDay busy(Random random) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int placed = 2 * i;
            Order order =
                    new Order(
                            "o" + i,
                            anywhere(random),
                            anywhere(random),
                            placed * MINUTE,
                            (placed + random.nextInt(20)) * MINUTE);
            orders.add(order);
        }
        List<Courier> couriers = new ArrayList<>();
        for (long i = 0; i < 4; i++) {
            couriers.add(
                    new Courier("c" + i, anywhere(random), 10 * i * MINUTE, (90 + 5 * i) * MINUTE));
        }
        return day(orders, couriers);
    }

    private static Place anywhere(Random random) {
        return Place.ofMeters(random.nextInt(4_000), random.nextInt(4_000));
    }

    private static Outcome live(MealDay day, Policy policy) {
        return new LivedDay(day, policy, () -> 0, nanos -> {}).live();
    }

    private static MealDay day(List<Order> orders, List<Courier> couriers) {
        return new MealDay("0test", 10, MINUTE, MINUTE, 40 * MINUTE, 90 * MINUTE, orders, couriers);
    }

    private static Order order(
            String id, int restaurant, int door, int placedMinute, int readyMinute) {
        return new Order(id, at(restaurant), at(door), placedMinute * MINUTE, readyMinute * MINUTE);
    }

    private static Place at(int east) {
        return Place.ofMeters(east, 0);
    }
}
