/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.PositionReport;
import java.util.UUID;

/**
 * 64-bit identity of a report within its vehicle, by which repeats are recognised: the device's
 * uuid; else its sequence with the time (counters restart, times do not); else time with place. Two
 * different reports of one vehicle agree with probability 2^-64 a pair.
 */
public final class Fingerprint {
    // Odd constants of the SplitMix64 generator (Steele, Lea, Flood 2014), also used as salts.
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long MIX_A = 0xBF58476D1CE4E5B9L;
    private static final long MIX_B = 0x94D049BB133111EBL;

    private Fingerprint() {}

    /** Identity of the report within its vehicle. */
    public static long of(PositionReport report) {
        if (report.deviceUuid() != null) {
            UUID uuid = UUID.fromString(report.deviceUuid());
            return mix(
                    mix(uuid.getMostSignificantBits() + GOLDEN_GAMMA)
                            + uuid.getLeastSignificantBits());
        }
        long time = report.envelope().eventTimeMillis();
        if (report.sequence() != null) {
            return mix(mix(report.sequence() + 2 * GOLDEN_GAMMA) + time);
        }
        long place =
                ((long) report.location().latE7() << 32)
                        | (report.location().lonE7() & 0xFFFF_FFFFL);
        return mix(mix(place + 3 * GOLDEN_GAMMA) + time);
    }

    /** Identity of the report among all vehicles: the id of its track. */
    public static long trackId(PositionReport report, long fingerprint) {
        String key = report.envelope().key();
        long hash = GOLDEN_GAMMA;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * MIX_A;
        }
        return mix(mix(hash) + fingerprint);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * MIX_A;
        z = (z ^ (z >>> 27)) * MIX_B;
        return z ^ (z >>> 31);
    }
}
