/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.fail;

import io.roadstream.contract.fixtures.SeededTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buckets and clock together against a list of all fixes ever. */
final class MemoryTest {
    private static final int HORIZON = MemoryClock.GENERATION_SIZE * MemoryClock.GENERATIONS;

    private final Map<Integer, byte[]> buckets = new HashMap<>();
    private final List<Long> fingerprints = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private MemoryClock clock = MemoryClock.EMPTY;

    @Test
    void knowsTheGuaranteedFixesByItsFullGenerationsAlone() {
        assertThat(MemoryClock.GUARANTEED_FIXES).isEqualTo(10_000);
        assertThat(MemoryClock.GENERATION_SIZE * (MemoryClock.GENERATIONS - 1))
                .isBetween(
                        MemoryClock.GUARANTEED_FIXES,
                        MemoryClock.GUARANTEED_FIXES + MemoryClock.GENERATIONS - 2);
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(knows(42)).isFalse();
        assertThat(clock.isBeyond(Long.MIN_VALUE + 1)).isFalse();
    }

    @SeededTest
    void neverForgetsAnyOfTheLastTenThousandFixes(long seed) {
        Random random = new Random(seed);
        int count = HORIZON + random.nextInt(HORIZON);
        boolean knewTheOldest = true;

        for (int i = 0; i < count; i++) {
            remember(random.nextLong(), i);
            knewTheOldest &= knows(fingerprints.get(Math.max(0, i - 9_999)));
        }

        assertThat(knewTheOldest).isTrue();
        assertThat(fingerprints.subList(count - 10_000, count)).allMatch(this::knows);
    }

    @SeededTest
    void forgetsWholeGenerationsByItsHorizon(long seed) {
        Random random = new Random(seed);
        int count = HORIZON + random.nextInt(HORIZON);

        for (int i = 0; i < count; i++) {
            remember(random.nextLong(), i);
        }

        int firstKept = firstKept();
        assertThat(count - firstKept).isLessThan(HORIZON);
        assertThat(fingerprints.subList(0, firstKept)).isNotEmpty().noneMatch(this::knows);
        assertThat(fingerprints.subList(firstKept, count)).allMatch(this::knows);
        assertThat(
                        buckets.values().stream()
                                .mapToInt(bucket -> MemoryBucket.size(bucket, clock.generation()))
                                .sum())
                .isEqualTo(count - firstKept);
        assertThat(buckets.values()).allMatch(MemoryTest::holdsNothingElse);
        assertThat(clock.newestTimes()).hasSize(MemoryClock.GENERATIONS);
    }

    @SeededTest
    void isBeyondExactlyWhereAFixOfThatTimeIsForgotten(long seed) {
        Random random = new Random(seed);
        long newestForgotten = Long.MIN_VALUE;

        for (int i = 0; i < 3 * HORIZON; i++) {
            boolean isLate = random.nextInt(10) == 0;
            int forgottenBefore = firstKept();
            tick(isLate ? random.nextInt(i + 1) : i);
            for (long time : times.subList(forgottenBefore, firstKept())) {
                newestForgotten = Math.max(newestForgotten, time);
            }
            boolean isSame =
                    (firstKept() == 0 || clock.isBeyond(newestForgotten))
                            && !clock.isBeyond(newestForgotten + 1);
            if (!isSame) {
                fail("after fix %d, with %d forgotten: %s", i, newestForgotten, clock);
            }
        }

        assertThat(newestForgotten).isPositive();
        assertThat(clock.isBeyond(times.get(0))).isTrue();
        assertThat(clock.isBeyond(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void forgetsNothingBeforeItsHorizonAndTheOldestGenerationAtIt() {
        for (int i = 0; i < HORIZON - 1; i++) {
            remember(i, 1_000 + i);
        }
        assertThat(knows(0)).isTrue();
        assertThat(clock.isBeyond(1_000)).isFalse();

        remember(HORIZON - 1, 1_000 + HORIZON - 1);

        int lastForgotten = MemoryClock.GENERATION_SIZE - 1;
        assertThat(knows(lastForgotten)).isFalse();
        assertThat(knows(lastForgotten + 1)).isTrue();
        assertThat(clock.isBeyond(1_000 + lastForgotten)).isTrue();
        assertThat(clock.isBeyond(1_000 + lastForgotten + 1)).isFalse();
    }

    @Test
    void neverUnlearnsWhatItOnceForgot() {
        for (int i = 0; i < HORIZON; i++) {
            remember(i, 1_000_000);
        }
        for (int i = 0; i < HORIZON; i++) {
            remember(HORIZON + i, 5);
        }

        assertThat(clock.isBeyond(1_000_000)).isTrue();
        assertThat(clock.isBeyond(1_000_001)).isFalse();
    }

    @Test
    void changesNoBucketThatItWasGiven() {
        byte[] before = MemoryBucket.add(MemoryBucket.empty(3), 3, 7);
        byte[] copy = before.clone();

        byte[] after = MemoryBucket.add(before, 4, 8);

        assertThat(before).containsExactly(copy);
        assertThat(MemoryBucket.contains(after, 4, 7)).isTrue();
        assertThat(MemoryBucket.contains(after, 4, 8)).isTrue();
        assertThat(MemoryBucket.contains(before, 4, 8)).isFalse();
    }

    @Test
    void knowsTheFingerprintZeroOnlyWhereItWasAdded() {
        byte[] empty = MemoryBucket.empty(0);

        assertThat(MemoryBucket.contains(empty, 0, 0)).isFalse();
        assertThat(MemoryBucket.contains(MemoryBucket.add(empty, 0, 0), 0, 0)).isTrue();
    }

    @Test
    void refusesABucketOfALaterGeneration() {
        byte[] bucket = MemoryBucket.add(MemoryBucket.empty(5), 5, 7);

        assertThatIllegalStateException()
                .isThrownBy(() -> MemoryBucket.contains(bucket, 4, 7))
                .withMessage("bucket is of generation 5, the clock still of 4");
        assertThatIllegalStateException().isThrownBy(() -> MemoryBucket.add(bucket, 4, 8));
    }

    private void remember(long fingerprint, long eventTimeMillis) {
        int generation = clock.generation();
        buckets.compute(
                MemoryBucket.index(fingerprint),
                (index, bucket) ->
                        MemoryBucket.add(
                                bucket == null ? MemoryBucket.empty(generation) : bucket,
                                generation,
                                fingerprint));
        fingerprints.add(fingerprint);
        tick(eventTimeMillis);
    }

    private void tick(long eventTimeMillis) {
        clock = clock.tick(eventTimeMillis);
        times.add(eventTimeMillis);
    }

    private boolean knows(long fingerprint) {
        byte[] bucket = buckets.get(MemoryBucket.index(fingerprint));
        return bucket != null && MemoryBucket.contains(bucket, clock.generation(), fingerprint);
    }

    /** Generations are counted off the list of all fixes: three full ones and the one begun. */
    private int firstKept() {
        int full = times.size() / MemoryClock.GENERATION_SIZE;
        return Math.max(0, full - (MemoryClock.GENERATIONS - 1)) * MemoryClock.GENERATION_SIZE;
    }

    private static boolean holdsNothingElse(byte[] bucket) {
        int header = MemoryBucket.empty(0).length;
        return bucket.length
                == header + 8 * MemoryBucket.size(bucket, ByteBuffer.wrap(bucket).getInt());
    }
}
