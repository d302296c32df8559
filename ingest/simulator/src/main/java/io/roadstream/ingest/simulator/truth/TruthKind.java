/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.truth;

import java.util.Locale;

/** What a line of the truth file is about. */
public enum TruthKind {
    /** A few places far away, then back. */
    TELEPORT,
    /** A made-up drive elsewhere. */
    SPOOF,
    /** The same place again and again while the vehicle drives. */
    FROZEN,
    /** Stands on the street without a reason. */
    UNEXPECTED_STOP,
    /** A way much longer than needed. */
    DETOUR,
    /** Faster than the limit by a fifth or more. */
    SPEEDING,
    /** Braked hard several times within a minute. */
    HARSH_BRAKING,
    /** The vehicle can't go on; its orders go to others or fail. */
    BREAKDOWN,
    /** A call for help, until the driver ends it. */
    SOS,
    /** No network: reports come late. */
    OFFLINE,
    /** No sky: no reports. */
    TUNNEL,
    /** Between high houses the receiver was far off, for a moment. */
    OUTLIER,
    /** The phone's clock is wrong, from here to the end. */
    WRONG_CLOCK,
    /** A vehicle reaches a stop of an order. */
    ARRIVAL,
    /** A street is slow or closed for a while. */
    ROAD_WORKS,
    /** Where a vehicle is; only if asked for. */
    POSITION;

    /** The word in the file. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
