/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids of the order events that were published: a bit for each row, since their numbers are dense (a
 * million events take 125 kB). Owned by one thread.
 */
public final class EventMemory {
    private static final int PAGE_BITS = 1 << 16;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<Long, BitSet> pages = new HashMap<>();

    /** Those found by roadstream, which are few. */
    private final Set<String> named = new HashSet<>();

    /** Whether it was not known before; it is from now on. */
    public boolean add(String eventId) {
        if (!NUMBER.matcher(eventId).matches()) {
            return named.add(eventId);
        }
        long number = Long.parseLong(eventId);
        BitSet page = pages.computeIfAbsent(number / PAGE_BITS, unused -> new BitSet());
        int bit = (int) (number % PAGE_BITS);
        boolean isNew = !page.get(bit);
        page.set(bit);
        return isNew;
    }
}
