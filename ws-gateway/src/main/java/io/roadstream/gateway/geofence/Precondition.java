/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

/**
 * How a fence must be for a change to happen.
 *
 * @param version that it must have, 0 if that does not matter
 * @param exists whether it must be there
 */
public record Precondition(long version, boolean exists) {
    /** It must not be there. */
    public static final Precondition ABSENT = new Precondition(0, false);

    /** It must be there, in whatever version. */
    public static final Precondition PRESENT = new Precondition(0, true);

    public Precondition {
        if (!(version == 0 || (version > 0 && exists))) {
            throw new IllegalArgumentException(
                    "version must be 0, or positive of a fence that exists, was " + version);
        }
    }

    /** It must be there in this version. */
    public static Precondition of(long version) {
        return new Precondition(version, true);
    }

    /**
     * Whether it holds.
     *
     * @param current version of the fence, 0 if it is not there
     */
    boolean holds(long current) {
        return exists == (current > 0) && (version == 0 || version == current);
    }
}
