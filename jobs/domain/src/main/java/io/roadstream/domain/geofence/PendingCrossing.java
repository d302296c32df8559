/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/**
 * A vehicle that seems to have crossed a border, while it is not sure.
 *
 * @param before last fix on the old side
 * @param after first fix on the new side
 * @param isPathKnown whether the straight line between them is a fair guess
 * @param fixes on the new side without a break
 * @param clearFixes the last so many of them are farther from the border than the noise reaches
 * @param wasDeep whether one of them was twice as far as that
 */
public record PendingCrossing(
        FenceFix before,
        FenceFix after,
        boolean isPathKnown,
        int fixes,
        int clearFixes,
        boolean wasDeep) {
    static PendingCrossing of(FenceFix before, FenceFix after, boolean isPathKnown) {
        return new PendingCrossing(before, after, isPathKnown, 0, 0, false);
    }

    /** With one more fix on the new side, so far from the border. */
    PendingCrossing add(double borderMeters, double bandMeters) {
        return new PendingCrossing(
                before,
                after,
                isPathKnown,
                fixes + 1,
                borderMeters >= bandMeters ? clearFixes + 1 : 0,
                wasDeep || borderMeters >= GeofenceSettings.DEEP * bandMeters);
    }
}
