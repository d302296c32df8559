/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.StopKind;
import java.time.Duration;

/**
 * How long stops take. Bounded: what is older counts less.
 *
 * @param pickupSeconds of so many pickups together
 * @param pickups how many
 * @param dropoffSeconds of so many drop-offs together
 * @param dropoffs how many
 */
public record ServiceTable(
        double pickupSeconds, double pickups, double dropoffSeconds, double dropoffs) {
    /** Assumed until something is learned; counts as much as ten stops. */
    static final ServiceTable PRIOR = new ServiceTable(10 * 120, 10, 10 * 90, 10);

    private static final double MAX_STOPS = 1_000;

    /** Nobody serves for longer; a status was forgotten. */
    private static final double MAX_SECONDS = Duration.ofMinutes(30).toSeconds();

    double seconds(StopKind kind) {
        return switch (kind) {
            case PICKUP -> pickupSeconds / pickups;
            case DROPOFF -> dropoffSeconds / dropoffs;
        };
    }

    ServiceTable learn(StopKind kind, double seconds) {
        double known = Math.min(seconds, MAX_SECONDS);
        return switch (kind) {
            case PICKUP -> {
                double keep = pickups >= MAX_STOPS ? 0.5 : 1;
                yield new ServiceTable(
                        keep * pickupSeconds + known, keep * pickups + 1, dropoffSeconds, dropoffs);
            }
            case DROPOFF -> {
                double keep = dropoffs >= MAX_STOPS ? 0.5 : 1;
                yield new ServiceTable(
                        pickupSeconds, pickups, keep * dropoffSeconds + known, keep * dropoffs + 1);
            }
        };
    }
}
