/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class TaskTest {
    private static final Place HERE = Place.ofMeters(0, 0);

    @Test
    void startsInTheFirstWindowThatHasNotClosed() {
        Task task = Task.of(Action.VISIT, HERE, 0, Window.hard(100, 200), Window.hard(400, 500));

        assertThat(task.startMillis(0)).isEqualTo(100);
        assertThat(task.startMillis(150)).isEqualTo(150);
        assertThat(task.startMillis(200)).isEqualTo(200);
        assertThat(task.startMillis(201)).isEqualTo(400);
        assertThat(task.startMillis(450)).isEqualTo(450);
        assertThat(task.startMillis(501)).isEqualTo(501).isGreaterThan(task.closeMillis());
    }

    @Test
    void knowsTheLatestArrivalForAStart() {
        Task task = Task.of(Action.VISIT, HERE, 0, Window.hard(100, 200), Window.hard(400, 500));

        for (long start = 100; start <= 520; start++) {
            long latest = task.latestArrivalMillis(start);
            assertThat(task.startMillis(latest)).isLessThanOrEqualTo(start);
            assertThat(task.startMillis(latest + 1)).isGreaterThan(start);
        }
        assertThat(task.latestArrivalMillis(99)).isEqualTo(-Window.NEVER_MILLIS);
    }

    @Test
    void chargesLatenessByTheWindowInUse() {
        Lateness lateness = new Lateness(2, 1_000, 3);
        Window early = Window.soft(0, 1_000, lateness).closingAt(4_000);
        Task task = Task.of(Action.VISIT, HERE, 0, early, Window.soft(9_000, 10_000, lateness));

        assertThat(task.latenessCost(1_000)).isZero();
        assertThat(task.latenessCost(1_500)).isEqualTo(1.0);
        assertThat(task.latenessCost(4_000)).isEqualTo(2 * 3 + 3 * 2);
        assertThat(task.latenessCost(9_500)).isZero();
        assertThat(task.latenessCost(12_000)).isEqualTo(2 * 2 + 3 * 1);
    }

    @Test
    void refusesWindowsThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Task.of(Action.VISIT, HERE, 0, Window.hard(0, 9), Window.hard(9, 12)))
                .withMessageStartingWith("windows must be in order and not overlap");
    }
}
