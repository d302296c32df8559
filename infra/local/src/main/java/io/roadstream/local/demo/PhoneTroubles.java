/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which phones had no network, and which have a wrong clock: their fixes come late by intent. */
final class PhoneTroubles {
    private final Set<String> wrongClocks = new HashSet<>();
    private final Map<String, List<Span>> offline = new HashMap<>();

    private record Span(long fromMillis, long toMillis) {
        boolean contains(long millis) {
            return fromMillis <= millis && millis <= toMillis;
        }
    }

    void addWrongClock(String vehicle) {
        wrongClocks.add(vehicle);
    }

    void addOffline(String vehicle, long fromMillis, long toMillis) {
        offline.computeIfAbsent(vehicle, key -> new ArrayList<>())
                .add(new Span(fromMillis, toMillis));
    }

    boolean hasWrongClock(String vehicle) {
        return wrongClocks.contains(vehicle);
    }

    /** Whether a fix of this time was late, or stamped wrong, because of the phone. */
    boolean explain(String vehicle, long eventMillis) {
        return hasWrongClock(vehicle)
                || offline.getOrDefault(vehicle, List.of()).stream()
                        .anyMatch(span -> span.contains(eventMillis));
    }
}
