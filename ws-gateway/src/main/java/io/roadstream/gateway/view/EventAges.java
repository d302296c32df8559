/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How old the newest fix of each vehicle was when it got here, since the last time somebody asked.
 * A phone that sends what it kept for an hour counts as one vehicle, not as all of its fixes. For
 * one thread.
 */
public final class EventAges {
    private final Map<String, int[]> ageByVehicle = new HashMap<>();
    private long seen;

    /** A fix came that is newer than those before it of the vehicle. */
    public void add(String vehicleId, long ageMillis) {
        int age = (int) Math.max(0, Math.min(Integer.MAX_VALUE, ageMillis));
        ageByVehicle.computeIfAbsent(vehicleId, id -> new int[1])[0] = age;
        seen++;
    }

    /** How many came. */
    public long count() {
        return seen;
    }

    /** Age that this share of the vehicles did not exceed, ms; empty if none came. */
    public OptionalInt quantile(double share) {
        if (ageByVehicle.isEmpty()) {
            return OptionalInt.empty();
        }
        int[] sorted = ageByVehicle.values().stream().mapToInt(age -> age[0]).toArray();
        Arrays.sort(sorted);
        return OptionalInt.of(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }

    /** Begins anew. */
    public void reset() {
        ageByVehicle.clear();
        seen = 0;
    }
}
