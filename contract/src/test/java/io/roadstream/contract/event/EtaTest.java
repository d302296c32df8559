/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.validation.Reason;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What results about orders can't be. */
final class EtaTest {
    private static final long TIME = Reports.TIME.toEpochMilli();

    @Test
    void quantilesDoNotDecrease() {
        assertRefused(
                () -> new ArrivalInterval(TIME, TIME - 1, TIME + 5),
                Reason.INVALID_VALUE,
                "p10, p50 and p90 must not decrease, were %d, %d, %d"
                        .formatted(TIME, TIME - 1, TIME + 5));
        assertThat(new ArrivalInterval(TIME, TIME + 1, TIME + 5).widthMillis()).isEqualTo(5);
    }

    @Test
    void aProbabilityIsAtMostOne() {
        Eta eta = Dispatches.eta("o-1");

        assertRefused(
                () ->
                        new Eta(
                                eta.envelope(),
                                1,
                                0,
                                StopKind.PICKUP,
                                "van-1",
                                eta.arrival(),
                                1,
                                1_001,
                                EtaMethod.DEFAULT_SPEED,
                                eta.orderVersion(),
                                1),
                Reason.INVALID_VALUE,
                "latePermille must be in [0, 1000], was 1001");
    }

    @Test
    void aPlanHasAnEnd() {
        Plan plan = Dispatches.plan("van-1");
        List<PlannedStop> stops = Collections.nCopies(101, plan.stops().get(0));

        assertRefused(
                () -> new Plan(plan.envelope(), 1, 1, plan.cause(), 1, null, stops),
                Reason.TOO_LARGE,
                "a plan must have at most 100 stops, had 101");
        assertRefused(
                () -> new Plan(plan.envelope(), 1, 0, plan.cause(), 1, null, List.of()),
                Reason.INVALID_VALUE,
                "version must be at least 1, was 0");
    }

    @Test
    void nobodyLeavesBeforeTheyArrive() {
        assertRefused(
                () -> new PlannedStop("o-1", StopKind.PICKUP, Reports.PLACE, TIME, TIME - 1, null),
                Reason.INVALID_VALUE,
                "departure must not be before arrival, was %d before %d".formatted(TIME - 1, TIME));
    }

    @Test
    void amountsOfOneCurrencyAreOneAmount() {
        KpiWindow kpis = Dispatches.kpis();
        List<Money> twice = List.of(new Money(1, "EUR"), new Money(2, "EUR"));

        assertRefused(
                () -> new KpiWindow(kpis.envelope(), 1_000, 2_000, 0, kpis.counts(), twice, null),
                Reason.TIME_OUT_OF_RANGE,
                "start must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was 1000");
        assertRefused(
                () -> new KpiWindow(kpis.envelope(), TIME, TIME + 1, 0, kpis.counts(), twice, null),
                Reason.INVALID_VALUE,
                "revenue must have one amount for each currency");
    }
}
