/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.KpiWindow.EventAge;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsRuleTest {
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long CELL = 0x872830828ffffffL;
    private static final long OTHER_CELL = 0x87283082affffffL;
    private static final MetricsRule RULE = new MetricsRule(MetricsSettings.DEFAULT);

    @Test
    void windowsLieSideBySideOnTheClockLessTheGrace() {
        assertThat(RULE.windowStartMillis(START + 999)).isEqualTo(START - 10_000);
        assertThat(RULE.windowStartMillis(START + 1_000)).isEqualTo(START);
        assertThat(RULE.closeMillis(START)).isEqualTo(START + 11_000);
        assertThat(RULE.windowStartMillis(RULE.closeMillis(START))).isEqualTo(START + 10_000);
    }

    @Test
    void moneyOfTwoCurrenciesIsNeverAddedUp() {
        Tally tally =
                Tally.ofDelivered(true, new Money(100, "EUR"))
                        .plus(Tally.ofDelivered(false, new Money(50, "CHF")))
                        .plus(Tally.ofDelivered(true, new Money(7, "EUR")));

        assertThat(tally)
                .isEqualTo(
                        new Tally(0, 3, 2, List.of(new Money(50, "CHF"), new Money(107, "EUR"))));
    }

    @Test
    void aCellThatHadSomethingIsToldOnceMore() {
        List<KpiWindow> windows =
                RULE.close(
                        new WindowContent(
                                "acme", START, List.of(), List.of(), Map.of(), Set.of(CELL)),
                        START + 10_500);

        assertThat(windows)
                .extracting(window -> window.envelope().entityId())
                .containsExactly("all", Long.toHexString(CELL));
        assertThat(windows).allMatch(MetricsRule::isEmpty);
        assertThat(windows.get(0).envelope().eventTimeMillis()).isEqualTo(START + 10_000);
        assertThat(windows.get(0).envelope().ingestTimeMillis()).isEqualTo(START + 10_500);
    }

    @Test
    void aCorrectionKeepsTheOrdersAndTellsOnlyWhatChanged() {
        List<KpiWindow> told =
                RULE.close(
                        new WindowContent(
                                "acme",
                                START,
                                List.of(new SeenVehicle(CELL, List.of(1))),
                                List.of(order(true, CELL, 0), order(true, OTHER_CELL, 0)),
                                Map.of(CELL, Tally.ofDelivered(true, new Money(7, "EUR"))),
                                Set.of()),
                        START + 11_000);
        List<SeenVehicle> more =
                List.of(new SeenVehicle(CELL, List.of(1)), new SeenVehicle(CELL, List.of(5)));

        List<KpiWindow> corrected =
                RULE.correct(
                        new WindowContent("acme", START, more, List.of(), Map.of(), Set.of()),
                        told,
                        START + 21_000);

        assertThat(corrected)
                .extracting(window -> window.envelope().entityId())
                .containsExactly(Long.toHexString(CELL), "all");
        assertThat(corrected).allMatch(window -> window.revision() == 1);
        assertThat(corrected.get(0).counts()).isEqualTo(new KpiCounts(2, 1, 0, 0, 1, 1));
        assertThat(corrected.get(1).counts()).isEqualTo(new KpiCounts(2, 2, 0, 0, 1, 1));
        assertThat(corrected.get(1).revenue()).containsExactly(new Money(7, "EUR"));
        assertThat(corrected.get(1).eventAge()).isEqualTo(new EventAge(1, 5));
        assertThat(
                        RULE.correct(
                                new WindowContent(
                                        "acme", START, more, List.of(), Map.of(), Set.of()),
                                corrected,
                                START + 31_000))
                .isEmpty();
    }

    @Test
    void endedOrdersAreForgottenBeforeOpenOnes() {
        KnownOrder open = order(true, CELL, 0);
        KnownOrder ended = order(false, CELL, 0);

        assertThat(RULE.isForgotten(ended, START + 3_599_999)).isFalse();
        assertThat(RULE.isForgotten(ended, START + 3_600_000)).isTrue();
        assertThat(RULE.isForgotten(open, START + Duration.ofDays(30).toMillis() - 1)).isFalse();
        assertThat(RULE.isForgotten(open, START + Duration.ofDays(30).toMillis())).isTrue();
    }

    /** Against counting by filters over lists, area by area. */
    @SeededTest
    void theWholeAndTheCellsAreWhatFiltersCount(long seed) {
        Random random = new Random(seed);
        List<SeenVehicle> vehicles = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            vehicles.add(
                    new SeenVehicle(
                            cell(random), random.ints(random.nextInt(4), 0, 500).boxed().toList()));
        }
        List<KnownOrder> orders = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            orders.add(
                    order(
                            random.nextBoolean(),
                            cell(random),
                            random.nextInt(3) == 0 ? 0 : START + random.nextInt(20_000)));
        }
        Map<Long, Tally> tallies = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tallies.put(
                    cell(random),
                    new Tally(i, 2 * i, i, List.of(new Money(random.nextInt(900), "EUR"))));
        }

        List<KpiWindow> windows =
                RULE.close(
                        new WindowContent("acme", START, vehicles, orders, tallies, Set.of()),
                        START + 10_500);

        TreeMap<String, KpiWindow> byArea = new TreeMap<>();
        windows.forEach(window -> byArea.put(window.envelope().entityId(), window));
        assertThat(byArea).hasSameSizeAs(windows).containsKey("all");
        for (long cell : new long[] {0, CELL, OTHER_CELL}) {
            String area = cell == 0 ? "all" : Long.toHexString(cell);
            List<SeenVehicle> here =
                    vehicles.stream().filter(v -> cell == 0 || v.cell() == cell).toList();
            List<KnownOrder> open =
                    orders.stream()
                            .filter(o -> o.isOpen() && (cell == 0 || o.cell() == cell))
                            .toList();
            List<Tally> counted =
                    tallies.entrySet().stream()
                            .filter(entry -> cell == 0 || entry.getKey() == cell)
                            .map(Map.Entry::getValue)
                            .toList();
            if (cell != 0 && here.isEmpty() && open.isEmpty() && counted.isEmpty()) {
                assertThat(byArea).doesNotContainKey(area);
                continue;
            }
            KpiWindow window = requireNonNull(byArea.get(area));
            assertThat(window.counts())
                    .isEqualTo(
                            new KpiCounts(
                                    here.size(),
                                    open.size(),
                                    (int)
                                            open.stream()
                                                    .filter(o -> o.dueMillis() != 0)
                                                    .filter(o -> o.dueMillis() < START + 10_000)
                                                    .count(),
                                    counted.stream().mapToInt(Tally::created).sum(),
                                    counted.stream().mapToInt(Tally::delivered).sum(),
                                    counted.stream().mapToInt(Tally::onTime).sum()));
            assertThat(window.revenue().stream().mapToLong(Money::minor).sum())
                    .isEqualTo(
                            counted.stream()
                                    .flatMap(tally -> tally.revenue().stream())
                                    .mapToLong(Money::minor)
                                    .sum());
            List<Integer> ages =
                    here.stream().flatMap(v -> v.agesMillis().stream()).sorted().toList();
            assertThat(window.eventAge())
                    .isEqualTo(
                            ages.isEmpty() ? null : new EventAge(least(ages, 50), least(ages, 95)));
        }
    }

    /** The least of the ages such that so many of 100 are not above it. */
    private static int least(List<Integer> ages, int percent) {
        return ages.stream()
                .filter(
                        limit ->
                                100 * ages.stream().filter(age -> age <= limit).count()
                                        >= (long) percent * ages.size())
                .findFirst()
                .orElseThrow();
    }

    private static long cell(Random random) {
        return random.nextBoolean() ? CELL : OTHER_CELL;
    }

    private static KnownOrder order(boolean isOpen, long cell, long dueMillis) {
        return new KnownOrder(new ChangeVersion(1, 1, 1), isOpen, cell, dueMillis, START);
    }
}
