/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameSeedTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void sameSeedSameTruthAndEventsToTheByte(long seed) {
        EventLog first = live(seed);
        EventLog second = live(seed);

        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(second.truthText()).isEqualTo(first.truthText());
        assertThat(first.truth()).isNotEmpty();
        assertThat(first.orders()).hasSizeGreaterThan(100);
        assertThat(first.uploads()).hasSizeGreaterThan(100_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void anotherSeedIsAnotherDay(long seed) {
        EventLog first = live(seed);
        EventLog other = live(seed + 1);

        assertThat(other.hash()).isNotEqualTo(first.hash());
        assertThat(other.truthText()).isNotEqualTo(first.truthText());
    }

    private static EventLog live(long seed) {
        return Days.live(Days.faulty(Days.usual(seed, 40, 60), 1), 90);
    }
}
