/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.Locale;

/** How broad a street is, and how fast one drives there when nobody is in the way. */
public enum StreetClass {
    TRUNK(80),
    PRIMARY(60),
    SECONDARY(50),
    TERTIARY(40),
    RESIDENTIAL(30);

    private static final double KMH_PER_MPS = 3.6;

    private final int limitKmh;
    private final double freeFlowMps;

    StreetClass(int limitKmh) {
        this.limitKmh = limitKmh;
        this.freeFlowMps = limitKmh / KMH_PER_MPS;
    }

    /** What the signs say. */
    public int limitKmh() {
        return limitKmh;
    }

    /** Speed on an empty street, m/s; also its limit. */
    public double freeFlowMps() {
        return freeFlowMps;
    }

    /** Whether crossings on it have signals. */
    public boolean isMajor() {
        return this != RESIDENTIAL && this != TERTIARY;
    }

    /** The word that maps use. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
