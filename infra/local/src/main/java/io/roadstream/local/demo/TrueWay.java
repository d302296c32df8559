/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.util.Map;
import java.util.TreeMap;

/** Where a vehicle really was, in ascending order of time. */
final class TrueWay {
    private final TreeMap<Long, double[]> places = new TreeMap<>();

    void add(long millis, double lat, double lon) {
        places.put(millis, new double[] {lat, lon});
    }

    /** Degrees of latitude and longitude by time. */
    Map<Long, double[]> places() {
        return places;
    }

    /** Those from one time to another, both included. */
    Map<Long, double[]> between(long fromMillis, long toMillis) {
        return places.subMap(fromMillis, true, toMillis, true);
    }
}
