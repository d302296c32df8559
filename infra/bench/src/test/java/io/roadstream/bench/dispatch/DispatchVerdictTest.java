/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.bench.dispatch.DispatchVerdict.Day;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchVerdictTest {
    @Test
    void holdsWhereOnEachDayFewerOrdersAreLateWithPlans() {
        DispatchVerdict verdict =
                new DispatchVerdict(List.of(new Day(1, 18, 378), new Day(2, 0, 1)));

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.lines())
                .containsExactly(
                        "seed 1: holds: 18 late with plans, 378 with first come",
                        "seed 2: holds: 0 late with plans, 1 with first come",
                        "fewer late orders with plans on 2 of 2 days: holds");
    }

    @Test
    void oneDayOnWhichItDoesNotHoldIsEnoughHoweverGoodTheOthersWere() {
        DispatchVerdict verdict =
                new DispatchVerdict(
                        List.of(new Day(1, 0, 1_000), new Day(2, 20, 19), new Day(3, 0, 9)));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.lines())
                .containsExactly(
                        "seed 1: holds: 0 late with plans, 1000 with first come",
                        "seed 2: DOES NOT HOLD: 20 late with plans, 19 with first come",
                        "seed 3: holds: 0 late with plans, 9 with first come",
                        "fewer late orders with plans on 2 of 3 days: DOES NOT HOLD");
    }

    @Test
    void asManyAreNotFewer() {
        assertThat(new DispatchVerdict(List.of(new Day(1, 7, 7))).holds()).isFalse();
        assertThat(new DispatchVerdict(List.of(new Day(1, 0, 0))).holds()).isFalse();
    }

    @Test
    void ofNoDayThereIsNone() {
        assertThatThrownBy(() -> new DispatchVerdict(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
