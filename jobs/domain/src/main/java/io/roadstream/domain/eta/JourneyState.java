/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one vehicle. Bounded: {@link #MAX_ORDERS}, one plan, {@link #MAX_SAMPLES}
 * of {@link #MAX_LEGS} each.
 *
 * @param journey what others are told
 * @param clock what the device's clock is worth
 * @param leg that it is driving, or null
 * @param samples what was before it at earlier moments, the oldest first
 * @param seenMillis when anything was heard of it, processing time
 * @param forgetCheckMillis processing time of the timer that asks whether it fell silent; 0: none
 */
public record JourneyState(
        Journey journey,
        DeviceClock clock,
        @Nullable DrivenLeg leg,
        List<Route> samples,
        long seenMillis,
        long forgetCheckMillis) {
    /**
     * Orders of one vehicle at a time. Of more, the one that has not changed for longest is
     * forgotten and counted: nothing more is estimated of it until it changes again.
     */
    public static final int MAX_ORDERS = 100;

    /** Moments remembered; older ones teach nothing that these do not. */
    static final int MAX_SAMPLES = 30;

    /** Stops of each of them; who has more before them learns of the first. */
    static final int MAX_LEGS = 4;

    public JourneyState {
        samples = List.copyOf(samples);
    }

    /** A vehicle never heard of. */
    public static JourneyState unknown(String tenant, String vehicleId) {
        return new JourneyState(
                Journey.unknown(tenant, vehicleId), DeviceClock.NEW, null, List.of(), 0, 0);
    }

    /** The state after anything was heard, and when to ask whether it fell silent. */
    public JourneyState seen(long nowMillis, long nextCheckMillis) {
        return new JourneyState(journey, clock, leg, samples, nowMillis, nextCheckMillis);
    }

    JourneyState with(Journey next) {
        return new JourneyState(next, clock, leg, samples, seenMillis, forgetCheckMillis);
    }

    JourneyState with(DeviceClock next) {
        return new JourneyState(journey, next, leg, samples, seenMillis, forgetCheckMillis);
    }

    JourneyState withLeg(@Nullable DrivenLeg next) {
        return new JourneyState(journey, clock, next, samples, seenMillis, forgetCheckMillis);
    }

    JourneyState withSamples(List<Route> next) {
        return new JourneyState(journey, clock, leg, next, seenMillis, forgetCheckMillis);
    }
}
