/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import org.jspecify.annotations.Nullable;

/**
 * How a vehicle stands to one fence that it is in, or seems to enter.
 *
 * @param fence as it was at the last fix
 * @param isInside whether the vehicle is in it; a crossing that is not sure does not change that
 * @param pending the crossing to the other side, while it is not sure, else null
 */
public record Presence(FenceLabel fence, boolean isInside, @Nullable PendingCrossing pending) {
    static Presence inside(Fence fence) {
        return new Presence(fence.label(), true, null);
    }

    static Presence outside(Fence fence) {
        return new Presence(fence.label(), false, null);
    }

    Presence with(@Nullable PendingCrossing crossing) {
        return new Presence(fence, isInside, crossing);
    }

    /** The same toward a later version of the fence. */
    Presence toward(Fence version) {
        return new Presence(version.label(), isInside, pending);
    }
}
