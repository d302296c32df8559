/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.Details;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.plan.Plan;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.Situation;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLifeTest {
    /** What may follow what, written down once more. */
    private static final Set<String> LEGAL =
            Set.of(
                    "CREATED>ASSIGNED",
                    "CREATED>CANCELLED",
                    "ASSIGNED>PICKING_UP",
                    "ASSIGNED>CREATED",
                    "ASSIGNED>CANCELLED",
                    "PICKING_UP>PICKED_UP",
                    "PICKING_UP>ASSIGNED",
                    "PICKING_UP>CREATED",
                    "PICKING_UP>CANCELLED",
                    "PICKED_UP>DELIVERING",
                    "PICKED_UP>FAILED",
                    "DELIVERING>DELIVERED",
                    "DELIVERING>PICKED_UP",
                    "DELIVERING>FAILED");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyOrderLivesLegallyAndEndsOrIsOpen(long seed) {
        EventLog log = Days.live(Days.faulty(Days.usual(seed, 30, 80), 1), 240);

        Map<String, List<OrderChange>> lives = requireLegal(log);
        assertThat(lives).hasSizeGreaterThan(150);
        assertThat(lives.values())
                .filteredOn(life -> last(life).status() == OrderStatus.DELIVERED)
                .hasSizeGreaterThan(100);
        for (List<OrderChange> life : lives.values()) {
            if (last(life).status() == OrderStatus.DELIVERED) {
                requireArrivals(log, life);
            } else if (!last(life).status().isFinal()) {
                long age = last(log.orders()).timeMillis() - life.get(0).timeMillis();
                assertThat(age).as("%s is not forgotten", life).isLessThan(150 * 60_000L);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void staysLegalWhateverIsPlanned(long seed) {
        EventLog log = Days.live(Days.faulty(Days.usual(seed, 12, 60), 2), 180, new Whim(seed));

        Map<String, List<OrderChange>> lives = requireLegal(log);
        assertThat(log.orders())
                .extracting(OrderChange::detail)
                .contains("planned anew", "other stops come first");
        assertThat(lives.values())
                .filteredOn(life -> last(life).status() == OrderStatus.DELIVERED)
                .isNotEmpty();
    }

    @Test
    void ordersThatNobodyCanBringAreCancelledAfterAWhile() {
        EventLog log = Days.live(Days.usual(1, 1, 60), 120, situation -> List.of());

        assertThat(log.orders())
                .filteredOn(change -> change.detail().equals("nobody could bring it"))
                .hasSizeGreaterThan(30)
                .allMatch(
                        change ->
                                change.timeMillis() - change.order().createdMillis()
                                        == 45 * 60_000L);
    }

    @Test
    void driversSayWhetherTheyCanBeGivenWork() {
        EventLog log = Days.live(Days.usual(1, 30, 40), 600);

        Map<String, DutyChange> before = new HashMap<>();
        for (DutyChange change : log.duties()) {
            DutyChange last = before.put(change.vehicle(), change);
            assertThat(last == null ? null : last.duty()).isNotEqualTo(change.duty());
        }
        assertThat(log.duties())
                .extracting(DutyChange::duty)
                .contains(io.roadstream.contract.event.Duty.values());
        assertThat(log.drivers()).filteredOn(change -> change.vehicle() == null).isNotEmpty();
        // Whoever waits for news of a vehicle hears of each, and that the day is over.
        assertThat(before).hasSize(30);
        assertThat(before.values())
                .extracting(DutyChange::duty)
                .containsOnly(io.roadstream.contract.event.Duty.OFF);
    }

    private static Map<String, List<OrderChange>> requireLegal(EventLog log) {
        Map<String, List<OrderChange>> lives = new HashMap<>();
        for (OrderChange change : log.orders()) {
            List<OrderChange> life =
                    lives.computeIfAbsent(change.order().id(), key -> new ArrayList<>());
            if (life.isEmpty()) {
                assertThat(change.status()).isEqualTo(OrderStatus.CREATED);
            } else {
                assertThat(LEGAL).contains(last(life).status() + ">" + change.status());
                assertThat(change.timeMillis()).isGreaterThanOrEqualTo(last(life).timeMillis());
                assertThat(change.order()).isEqualTo(life.get(0).order());
            }
            boolean needsBringer =
                    change.status() != OrderStatus.CREATED
                            && change.status() != OrderStatus.CANCELLED;
            if (needsBringer || change.status() == OrderStatus.CREATED) {
                assertThat(change.bringer() != null).as("%s", change).isEqualTo(needsBringer);
            }
            life.add(change);
        }
        return lives;
    }

    /** The vehicle was at the merchant, then at the customer. */
    private static void requireArrivals(EventLog log, List<OrderChange> life) {
        OrderChange delivered = last(life);
        OrderChange.Bringer bringer = java.util.Objects.requireNonNull(delivered.bringer());
        List<Truth> arrivals =
                log.truth(TruthKind.ARRIVAL).stream()
                        .filter(
                                truth ->
                                        Details.text(truth, "order").equals(delivered.order().id())
                                                && truth.subject().equals(bringer.vehicle()))
                        .toList();
        assertThat(arrivals)
                .extracting(truth -> Details.text(truth, "stop"))
                .containsExactly("pickup", "dropoff");
        assertThat(arrivals.get(1).startMillis()).isLessThan(delivered.timeMillis());
        OrderChange pickedUp =
                life.stream()
                        .filter(change -> change.status() == OrderStatus.PICKED_UP)
                        .findFirst()
                        .orElseThrow();
        assertThat(pickedUp.timeMillis())
                .isGreaterThan(arrivals.get(0).startMillis())
                .isGreaterThan(delivered.order().fate().readyMillis());
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** Plans by chance, often nonsense: unknown ids, lone drop-offs, other people's orders. */
    private static final class Whim implements PlanSource {
        private final Random random;
        private final List<String> known = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Whim(long seed) {
            random = new Random(seed);
        }

        @Override
        public List<Plan> review(Situation situation) {
            situation.waiting().stream()
                    .map(Situation.Waiting::order)
                    .filter(seen::add)
                    .forEach(known::add);
            if (known.isEmpty() || random.nextInt(6) > 0) {
                return List.of();
            }
            List<PlanStop> stops = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                String order =
                        random.nextInt(20) == 0
                                ? "nobody's"
                                : known.get(Math.max(0, known.size() - 1 - random.nextInt(12)));
                stops.add(new PlanStop(order, PlanStop.Action.PICKUP));
                if (random.nextInt(8) > 0) {
                    stops.add(new PlanStop(order, PlanStop.Action.DROPOFF));
                }
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(stops, random);
            }
            return List.of(new Plan("v-%04d".formatted(1 + random.nextInt(13)), stops));
        }
    }
}
