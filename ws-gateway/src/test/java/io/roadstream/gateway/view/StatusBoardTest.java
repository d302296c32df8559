/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final long NOW = Reports.TIME.toEpochMilli();

    private final StatusBoard board = new StatusBoard();

    @Test
    void theNewestDutyCounts() {
        assertThat(board.apply(duty(Duty.BREAK, 2))).isPresent();
        assertThat(board.apply(duty(Duty.BUSY, 1))).isEmpty();
        assertThat(board.apply(duty(Duty.BREAK, 2))).isEmpty();
        assertThat(board.list(NOW)).containsExactly(duty(Duty.BREAK, 2));
    }

    @Test
    void aDutyFromTheFutureDoesNotOutdoWhatIsSaidLater() {
        Envelope ahead =
                new Envelope("acme", "cab-1", NOW + Duration.ofDays(1).toMillis(), NOW + 1_000);
        Envelope right = new Envelope("acme", "cab-1", NOW + 60_000, NOW + 60_100);
        board.apply(VehicleStatus.of(ahead, Duty.BREAK));

        assertThat(board.apply(VehicleStatus.of(right, Duty.AVAILABLE))).isPresent();
        assertThat(board.list(NOW)).containsExactly(VehicleStatus.of(right, Duty.AVAILABLE));
    }

    @Test
    void whoCallsWithoutEndPushesOutTheOwnOldestCallsResolvedOnesFirst() {
        board.apply(call(Emergency.of("first", null, null)));
        board.apply(call(Emergency.of("over", null, null).resolve(new Handling("eve", NOW))));
        for (int i = 0; i < StatusBoard.MAX_CALLS - 1; i++) {
            board.apply(call(Emergency.of("more-" + i, null, null)));
        }

        assertThat(board.list(NOW)).hasSize(StatusBoard.MAX_CALLS);
        assertThat(board.find("cab-1", "over")).isEmpty();
        assertThat(board.find("cab-1", "first")).isPresent();

        board.apply(call(Emergency.of("one-more", null, null)));

        assertThat(board.find("cab-1", "first")).isEmpty();
        assertThat(board.find("cab-1", "one-more")).isPresent();
    }

    @Test
    void forgetsWhatItsTopicHasForgotten() {
        board.apply(duty(Duty.BUSY, 1));
        board.apply(call(Emergency.of("help", null, null)));

        board.forget(NOW + Duration.ofDays(6).toMillis());
        assertThat(board.list(NOW)).hasSize(2);
        board.forget(NOW + Duration.ofDays(8).toMillis());

        assertThat(board.list(NOW)).isEmpty();
    }

    @Test
    void aRepeatedCallIsNoNewsAlsoLongAfterItsEnd() {
        VehicleStatus call = call(Emergency.of("help", null, null));
        VehicleStatus over =
                call(Emergency.of("help", null, null).resolve(new Handling("eve", NOW)));
        board.apply(call);
        assertThat(board.apply(over)).contains(over);

        long later = NOW + Duration.ofHours(1).toMillis();
        board.forget(later);
        assertThat(board.list(later)).isEmpty();
        assertThat(board.apply(call)).isEmpty();
        assertThat(board.list(NOW + 1)).containsExactly(over);

        board.forget(NOW + Duration.ofDays(8).toMillis());
        assertThat(board.find("cab-1", "help")).isEmpty();
    }

    @SeededTest
    void theOrderInWhichStatesArriveDoesNotMatter(long seed) {
        Emergency call = Emergency.of("help", null, "smoke");
        Emergency seen = call.acknowledge(new Handling("jl", NOW));
        List<VehicleStatus> states =
                new ArrayList<>(
                        List.of(
                                call(call),
                                call(seen),
                                call(seen.resolve(new Handling("eve", NOW + 5))),
                                call(call.resolve(new Handling("mo", NOW + 9))),
                                call(call)));
        Collections.shuffle(states, new Random(seed));

        states.forEach(board::apply);

        assertThat(board.list(NOW))
                .containsExactly(call(seen.resolve(new Handling("eve", NOW + 5))));
    }

    private static VehicleStatus duty(Duty duty, int second) {
        long time = NOW + second * 1_000L;
        return VehicleStatus.of(new Envelope("acme", "cab-1", time, time), duty);
    }

    private static VehicleStatus call(Emergency emergency) {
        return VehicleStatus.of(new Envelope("acme", "cab-1", NOW, NOW), emergency);
    }
}
