/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How late fixes were seen. Keeps a sample of {@value #CAPACITY} if there are more, each fix with
 * the same chance. Thread-safe.
 */
public final class DelayLog {
    private static final int CAPACITY = 300_000;
    private static final long TEN_SECONDS = 10_000;

    private final List<Seen> sample = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private long count;
    private long sinceMillis = Long.MIN_VALUE;
    private long warmMillis = Long.MIN_VALUE;

    /**
     * A fix that was seen.
     *
     * @param vehicle id
     * @param eventMillis its time by the phone's clock
     * @param delayMillis how much later it was seen
     */
    public record Seen(String vehicle, long eventMillis, long delayMillis) {}

    synchronized void add(Seen seen) {
        if (seen.eventMillis() < sinceMillis) {
            return;
        }
        count++;
        if (sample.size() < CAPACITY) {
            sample.add(seen);
        } else {
            long place = random.nextLong(count);
            if (place < CAPACITY) {
                sample.set((int) place, seen);
            }
        }
    }

    /**
     * Begins anew, with fixes from then on: a city that is behind the present has none.
     *
     * @param warmUp so long after the beginning all is warm
     */
    public synchronized void beginAt(long millis, Duration warmUp) {
        sample.clear();
        count = 0;
        sinceMillis = millis;
        warmMillis = millis + warmUp.toMillis();
    }

    /** The delays of fixes that the phone sent as it should, since all is warm. */
    synchronized Delays without(PhoneTroubles troubles) {
        return delays(
                sample.stream()
                        .filter(seen -> seen.eventMillis() >= warmMillis)
                        .filter(seen -> !troubles.explain(seen.vehicle(), seen.eventMillis())));
    }

    /** The same of each ten seconds from the beginning on; those without fixes are left out. */
    synchronized List<Delays> eachTenSeconds(PhoneTroubles troubles) {
        return sample.stream()
                .filter(seen -> !troubles.explain(seen.vehicle(), seen.eventMillis()))
                .collect(
                        Collectors.groupingBy(
                                seen -> Math.floorDiv(seen.eventMillis(), TEN_SECONDS),
                                TreeMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .map(seen -> delays(seen.stream()))
                .toList();
    }

    private static Delays delays(Stream<Seen> seen) {
        return new Delays(seen.map(Seen::delayMillis).sorted().toList());
    }

    /** Delays in ms, in ascending order. */
    record Delays(List<Long> sorted) {
        Delays {
            sorted = List.copyOf(sorted);
        }

        int count() {
            return sorted.size();
        }

        /** The delay that so many percent do not exceed; there must be one. */
        long percentile(double percent) {
            return sorted.get((int) Math.max(0, Math.ceil(percent / 100 * sorted.size()) - 1));
        }
    }
}
