/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.gateway.fixtures.City;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanBoardTest {
    private final City city = new City("acme", Reports.TIME.toEpochMilli());
    private final PlanBoard board = new PlanBoard();

    @Test
    void saysWhichPlansAreForgotten() {
        Plan old = city.plan("van-1", 1, "o-1");
        Plan newer = city.plan("van-2", 60, "o-2");
        board.apply(old);
        board.apply(newer);

        assertThat(board.forget(city.millis(30))).isEmpty();
        assertThat(board.forget(city.millis(30) + PlanBoard.KEEP.toMillis())).containsExactly(old);
        assertThat(board.list()).containsExactly(newer);
    }

    @Test
    void theNewestPlanOfAVehicleStands() {
        Plan first = plan(10, 1);
        Plan second = plan(10, 2);

        assertThat(board.apply(first)).isTrue();
        assertThat(board.apply(second)).isTrue();
        assertThat(board.apply(first)).isFalse();
        assertThat(board.apply(second)).isFalse();

        assertThat(board.list()).containsExactly(second);
    }

    @Test
    void versionsMayBeginAnew() {
        Plan old = plan(10, 7);
        Plan anew = plan(20, 1);
        board.apply(old);

        assertThat(board.apply(anew)).isTrue();
        assertThat(board.apply(old)).isFalse();

        assertThat(board.list()).containsExactly(anew);
    }

    private static Plan plan(int plannedSecond, int version) {
        long time = Reports.TIME.toEpochMilli();
        return new Plan(
                new Envelope("acme", "van-1", time, time + plannedSecond * 1_000L),
                version,
                version,
                TriggerKind.NEW_ORDER,
                1,
                null,
                List.of());
    }
}
