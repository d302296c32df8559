/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which phones had no network, and which have a wrong clock: their fixes come late by intent. */
final class PhoneTroubles {
    private final Map<String, Long> aheadMillis = new HashMap<>();
    private final Map<String, List<Span>> offline = new HashMap<>();

    private record Span(long fromMillis, long toMillis) {
        boolean contains(long millis) {
            return fromMillis <= millis && millis <= toMillis;
        }
    }

    void addWrongClock(String vehicle, long millisAhead) {
        aheadMillis.put(vehicle, millisAhead);
    }

    void addOffline(String vehicle, long fromMillis, long toMillis) {
        offline.computeIfAbsent(vehicle, key -> new ArrayList<>())
                .add(new Span(fromMillis, toMillis));
    }

    boolean hasWrongClock(String vehicle) {
        return aheadMillis.containsKey(vehicle);
    }

    /** How far the phone's clock is ahead of the true one; below 0 where it is behind. */
    long aheadMillis(String vehicle) {
        return aheadMillis.getOrDefault(vehicle, 0L);
    }

    /** Whether a fix of this time was late, or stamped wrong, because of the phone. */
    boolean explain(String vehicle, long eventMillis) {
        return hasWrongClock(vehicle)
                || offline.getOrDefault(vehicle, List.of()).stream()
                        .anyMatch(span -> span.contains(eventMillis));
    }
}
