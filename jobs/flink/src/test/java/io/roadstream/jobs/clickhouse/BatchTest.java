/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final UUID RUN = new UUID(1, 2);

    @Test
    void numbersNeverMeetWithinARun() {
        Set<Long> numbers = new HashSet<>();
        for (long checkpoint : new long[] {1, 2, 1_000_000}) {
            for (int subtask : new int[] {0, 1, 719}) {
                for (int counter : new int[] {0, 1, 16_383}) {
                    assertThat(numbers.add(Batch.number(checkpoint, subtask, counter))).isTrue();
                }
            }
        }
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> Batch.number(1, 1_024, 0)).hasMessageContaining("limits");
        assertThatThrownBy(() -> Batch.number(1, 0, 16_384)).hasMessageContaining("limits");
    }

    @Test
    void tokenNamesRunCheckpointSubtaskCounterAndContent() {
        Batch batch = batch(Batch.number(7, 3, 2), (byte) 1);

        assertThat(batch.token()).startsWith(RUN + "/7/3/2/").isEqualTo(batch.token());
        assertThat(batch(Batch.number(7, 3, 2), (byte) 9).token()).isNotEqualTo(batch.token());
    }

    @Test
    void survivesItsSerializer() throws IOException {
        Batch batch = batch(Batch.number(7, 3, 2), (byte) 1);
        BatchSerializer serializer = new BatchSerializer();

        Batch read = serializer.deserialize(2, serializer.serialize(batch));

        assertThat(read.token()).isEqualTo(batch.token());
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.segments().get(1).partition()).isEqualTo(20260106);
        assertThat(read.segments().get(0).rowEnds()).containsExactly(1, 3);
        assertThat(read.segments().get(0).bytes()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> serializer.deserialize(1, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 1");
    }

    @Test
    void tellsADamagedBatch() {
        BatchSerializer serializer = new BatchSerializer();

        assertThatThrownBy(() -> serializer.deserialize(2, new byte[] {0, 0, 0, 9, 1, 2, 3}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    private static Batch batch(long number, byte content) {
        return new Batch(
                RUN,
                number,
                List.of(
                        new Segment(20260105, new byte[] {content, 2, 3}, new int[] {1, 3}),
                        new Segment(20260106, new byte[] {4}, new int[] {1})));
    }
}
