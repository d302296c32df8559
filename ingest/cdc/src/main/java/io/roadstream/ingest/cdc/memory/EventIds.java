/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids of order events: a bit for each row, since their numbers are dense (a million events take 125
 * kB). Owned by one thread.
 */
final class EventIds {
    private static final int PAGE_BITS = 1 << 16;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<Long, BitSet> pages = new HashMap<>();

    /** Those found by roadstream, which are few. */
    private final Set<String> named = new HashSet<>();

    boolean contains(String eventId) {
        if (!isNumber(eventId)) {
            return named.contains(eventId);
        }
        long number = Long.parseLong(eventId);
        BitSet page = pages.get(number / PAGE_BITS);
        return page != null && page.get((int) (number % PAGE_BITS));
    }

    void add(String eventId) {
        if (!isNumber(eventId)) {
            named.add(eventId);
            return;
        }
        long number = Long.parseLong(eventId);
        pages.computeIfAbsent(number / PAGE_BITS, unused -> new BitSet())
                .set((int) (number % PAGE_BITS));
    }

    private static boolean isNumber(String eventId) {
        return NUMBER.matcher(eventId).matches();
    }
}
