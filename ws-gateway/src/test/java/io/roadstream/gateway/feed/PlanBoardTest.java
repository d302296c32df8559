/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.gateway.fixtures.City;
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
    void anOlderVersionIsNoNews() {
        assertThat(board.apply(city.plan("van-1", 2, "o-1"))).isTrue();
        assertThat(board.apply(city.plan("van-1", 1, "o-2"))).isFalse();
        assertThat(board.apply(city.plan("van-1", 3, "o-2"))).isTrue();
    }
}
