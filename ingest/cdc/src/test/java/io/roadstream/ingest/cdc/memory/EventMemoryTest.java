/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventMemoryTest {
    private final EventMemory memory = new EventMemory();

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535", "65536", "999999999999999999", "illegal:1-a-b"})
    void isNewOnce(String id) {
        assertThat(memory.add(id, 1)).isTrue();
        assertThat(memory.add(id, 1)).isFalse();
        assertThat(memory.add("2", 1)).isTrue();
    }

    @Test
    void anEventOfAnEarlierEpochOfTheSameDatabaseIsKnown() {
        assertThat(memory.add("7", 1)).isTrue();

        assertThat(memory.add("7", 1)).isFalse();
        assertThat(memory.add("7", 2)).isFalse();
    }

    @Test
    void anIdOfAnotherDatabaseIsNew() {
        memory.remember("7", 1);
        memory.remember("illegal:1-5-9", 1);

        memory.forgetBefore(2);

        assertThat(memory.add("7", 2)).isTrue();
        assertThat(memory.add("7", 2)).isFalse();
        assertThat(memory.add("illegal:1-5-9", 2)).isTrue();
    }

    /** Partitions are read in any order, so the record of either database may come first. */
    @Test
    void anIdThatBothDatabasesUsedIsKnownOfTheLaterOne() {
        memory.remember("7", 1);
        memory.remember("7", 2);
        memory.remember("8", 2);
        memory.remember("8", 1);

        memory.forgetBefore(2);

        assertThat(memory.add("7", 3)).isFalse();
        assertThat(memory.add("8", 3)).isFalse();
    }

    @Test
    void theGreatestEpochIsThatOfTheNewestEvent() {
        assertThat(memory.maxEpoch()).isZero();

        memory.remember("7", 4);
        memory.remember("8", 2);

        assertThat(memory.maxEpoch()).isEqualTo(4);
    }

    @SeededTest
    void knowsAnyIdThatWasAddedAndNoOther(long seed) {
        Random random = new Random(seed);
        Set<String> known = new HashSet<>();

        for (int i = 0; i < 2_000; i++) {
            String id = id(random);
            assertThat(memory.add(id, 1 + random.nextInt(3)))
                    .as("%s is new", id)
                    .isEqualTo(known.add(id));
        }
    }

    /** Few enough to meet again, on both sides of the ends of pages; some are no numbers. */
    private static String id(Random random) {
        long page = random.nextInt(4);
        return random.nextInt(10) == 0
                ? "illegal:1-0-" + random.nextInt(50)
                : Long.toString((page << 16) + random.nextInt(400) - Math.min(page, 1) * 200);
    }
}
