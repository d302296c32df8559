/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import static io.roadstream.bench.chaos.fault.FaultKind.KILL_CLICKHOUSE;
import static io.roadstream.bench.chaos.fault.FaultKind.KILL_FLINK;
import static io.roadstream.bench.chaos.fault.FaultKind.KILL_INGEST;
import static io.roadstream.bench.chaos.fault.FaultKind.KILL_KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.bench.chaos.fault.FaultKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule SCHEDULE =
            new Schedule(
                    List.of(
                            List.of(KILL_FLINK),
                            List.of(KILL_KAFKA, KILL_INGEST, KILL_CLICKHOUSE)));

    @Test
    void takesTheNextKindOfATurnEachTimeItComesRound() {
        assertThat(IntStream.range(0, 8).mapToObj(SCHEDULE::fault))
                .containsExactly(
                        KILL_FLINK,
                        KILL_KAFKA,
                        KILL_FLINK,
                        KILL_INGEST,
                        KILL_FLINK,
                        KILL_CLICKHOUSE,
                        KILL_FLINK,
                        KILL_KAFKA);
    }

    @Test
    void saysWhichKindsTooFewSeedsDoNotReach() {
        assertThat(SCHEDULE.notRun(1)).containsExactly(KILL_KAFKA, KILL_INGEST, KILL_CLICKHOUSE);
        assertThat(SCHEDULE.notRun(4)).containsExactly(KILL_CLICKHOUSE);
        assertThat(SCHEDULE.notRun(6)).isEmpty();
    }

    @Test
    void holdsEveryKind() {
        assertThat(Schedule.ofAll().turns().stream().flatMap(List::stream))
                .containsExactly(FaultKind.values());
    }

    @Test
    void repeatsChosenKindsAlone() {
        Schedule chosen = Schedule.of(List.of(KILL_KAFKA));

        assertThat(chosen.fault(17)).isEqualTo(KILL_KAFKA);
        assertThat(chosen.notRun(1)).isEmpty();
    }
}
