/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceSetTest {
    private static final long FIRST = 1_795_000_000_000L;

    @Test
    void whatIsMissingIsNotMadeUpForByWhatNobodyAskedFor() {
        SequenceSet promised = new SequenceSet(FIRST);
        promised.add(FIRST, FIRST + 9);
        promised.add(FIRST + 20, FIRST + 20);
        SequenceSet stored = new SequenceSet(FIRST);
        stored.add(FIRST + 3, FIRST + 15);

        assertThat(promised.size()).isEqualTo(11);
        assertThat(stored.size()).isEqualTo(13);
        assertThat(promised.countMissingIn(stored)).isEqualTo(4);
        assertThat(promised.last()).isEqualTo(FIRST + 20);
        assertThat(new SequenceSet(FIRST).last()).isEqualTo(FIRST - 1);
    }
}
