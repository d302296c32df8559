/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/**
 * A stretch of a way that lies in a fence.
 *
 * @param start share of the way at which it begins, [0, 1]
 * @param end share of the way at which it ends
 */
record Chord(double start, double end) {
    double middle() {
        return (start + end) / 2;
    }
}
