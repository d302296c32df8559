/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What tracking found about a fix. The bit is part of the contract and of stored history. */
public enum TrackFlag {
    /** Older than the vehicle's newest accepted fix when it arrived. */
    LATE(0),
    /** Event time more than 60 s after ingest time. */
    FUTURE(1),
    /** Not reachable from the vehicle's last accepted fix. */
    IMPLAUSIBLE_SPEED(2),
    /** First accepted fix at a new place that an implausible fix had announced. */
    RELOCATED(3),
    /** Latitude and longitude are both within 1e-4 degrees of zero. */
    ZERO_LOCATION(4),
    /** The device itself reports an accuracy radius above the limit. */
    INACCURATE(5),
    /** Older than everything the duplicate memory still knows: might be a repeat. */
    BEYOND_MEMORY(6),
    /** The speed was derived from the previous fix. */
    SPEED_DERIVED(16),
    /** The heading was derived from the previous fix. */
    HEADING_DERIVED(17);

    private final int mask;

    TrackFlag(int bit) {
        this.mask = 1 << bit;
    }

    /** The bit set that holds this flag alone. */
    public int mask() {
        return mask;
    }

    /** Whether the bit set holds this flag. */
    public boolean isIn(int flags) {
        return (flags & mask) != 0;
    }
}
