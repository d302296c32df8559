/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import java.time.Duration;

/**
 * How good phones are.
 *
 * @param reportInterval time between two reports, whole seconds
 * @param openSigmaMeters error of a place on each axis under the open sky
 * @param canyonSigmaMeters the same between high houses
 * @param memory time over which an error fades
 * @param outlierShare of fixes between high houses that are off by far
 * @param offlineEvery mean time between losses of the network, zero for none
 * @param twiceShare of what was kept meanwhile that is sent twice
 * @param wrongClockShare of phones whose clock is wrong
 */
public record PhoneSettings(
        Duration reportInterval,
        double openSigmaMeters,
        double canyonSigmaMeters,
        Duration memory,
        double outlierShare,
        Duration offlineEvery,
        double twiceShare,
        double wrongClockShare) {
    /** Usual phones with a report each second. */
    public static final PhoneSettings USUAL =
            new PhoneSettings(
                    Duration.ofSeconds(1),
                    3.5,
                    9,
                    Duration.ofSeconds(20),
                    0.004,
                    Duration.ofHours(2),
                    0.35,
                    0.015);

    public PhoneSettings {
        if (reportInterval.toSeconds() < 1 || reportInterval.toMillisPart() != 0) {
            throw new IllegalArgumentException(
                    "the report interval must be whole seconds, was " + reportInterval);
        }
    }

    public PhoneSettings withReportInterval(Duration interval) {
        return new PhoneSettings(
                interval,
                openSigmaMeters,
                canyonSigmaMeters,
                memory,
                outlierShare,
                offlineEvery,
                twiceShare,
                wrongClockShare);
    }

    /** The same noise, but no outliers, always a network, and right clocks. */
    public PhoneSettings withoutFaults() {
        return new PhoneSettings(
                reportInterval, openSigmaMeters, canyonSigmaMeters, memory, 0, Duration.ZERO, 0, 0);
    }
}
