/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/** What a district is like. */
public enum DistrictKind {
    /** Narrow and high: satellites are hidden behind houses. */
    OLD_TOWN(true, 1.0, 4.0, 1.4),
    CENTRE(true, 0.9, 3.0, 1.2),
    RESIDENTIAL(false, 0.6, 1.0, 1.0),
    SUBURB(false, 0.4, 0.4, 0.5),
    INDUSTRIAL(false, 0.5, 0.5, 0.2);

    private final boolean isDense;
    private final double congestion;
    private final double merchants;
    private final double customers;

    DistrictKind(boolean isDense, double congestion, double merchants, double customers) {
        this.isDense = isDense;
        this.congestion = congestion;
        this.merchants = merchants;
        this.customers = customers;
    }

    /** Whether reception is poor between its houses. */
    public boolean isDense() {
        return isDense;
    }

    /** How much the rush hours are felt here, 0..1. */
    public double congestion() {
        return congestion;
    }

    /** Merchants per length of street, relative to a residential district. */
    public double merchants() {
        return merchants;
    }

    /** Customers per length of street, relative to a residential district. */
    public double customers() {
        return customers;
    }
}
