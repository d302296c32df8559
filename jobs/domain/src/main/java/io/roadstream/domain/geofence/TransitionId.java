/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.TransitionKind;

/**
 * 64-bit identity of a transition: the same vehicle, fence, version, kind and time, the same id.
 */
final class TransitionId {
    // Constants of the SplitMix64 generator (Steele, Lea, Flood 2014).
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long MIX_A = 0xBF58476D1CE4E5B9L;
    private static final long MIX_B = 0x94D049BB133111EBL;

    private TransitionId() {}

    static long of(String vehicleKey, FenceLabel fence, TransitionKind kind, long eventTimeMillis) {
        long hash = text(GOLDEN_GAMMA, vehicleKey);
        hash = text(hash, fence.id());
        hash = mix(hash + fence.version());
        return mix(text(hash, kind.name()) + eventTimeMillis);
    }

    private static long text(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX_A;
        }
        return mix(hash + text.length());
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * MIX_A;
        z = (z ^ (z >>> 27)) * MIX_B;
        return z ^ (z >>> 31);
    }
}
