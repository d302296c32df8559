/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all clients of a tenant were shown, by epoch and offset: whoever says that it knows
 * everything up to an offset must know what any of them was shown up to there. Thread-safe.
 */
final class Chronicle {
    private final Map<String, Map<String, TreeMap<Long, Long>>> timesByEpoch = new HashMap<>();

    /** Notes the event time of a vehicle's fix that was shown with an offset. */
    synchronized void note(String epoch, long offset, String vehicle, long timeMillis) {
        timesByEpoch
                .computeIfAbsent(epoch, e -> new HashMap<>())
                .computeIfAbsent(vehicle, v -> new TreeMap<>())
                .merge(offset, timeMillis, Math::max);
    }

    /** The newest event time of each vehicle that was shown up to an offset. */
    synchronized Map<String, Long> newestUntil(String epoch, long offset) {
        Map<String, Long> newest = new HashMap<>();
        timesByEpoch
                .getOrDefault(epoch, Map.of())
                .forEach(
                        (vehicle, times) ->
                                times.headMap(offset, true).values().stream()
                                        .max(Long::compare)
                                        .ifPresent(time -> newest.put(vehicle, time)));
        return newest;
    }
}
