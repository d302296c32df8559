/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.io.Serializable;
import java.time.Duration;

/**
 * How dispatch decides.
 *
 * @param fresh a vehicle with an older newest fix gets no new order; default 2 minutes
 * @param lost a vehicle with an older newest fix loses the orders that it has not fetched; default
 *     10 minutes
 * @param confirm an order whose row does not name the vehicle of its plan so long after is given to
 *     another; default 2 minutes
 * @param retry least time between two tries to find a place for an order; default 10 s
 * @param minGain an order changes the vehicle, or the sequence of stops, only if that saves more
 *     than so many seconds of driving; default 60
 * @param keep how long things are remembered
 * @param limits how much is thought about
 * @param replanning when plans are thought over together
 * @param prices what lateness costs
 * @param travel how long ways and stops take
 */
public record DispatchSettings(
        Duration fresh,
        Duration lost,
        Duration confirm,
        Duration retry,
        double minGain,
        Keep keep,
        Limits limits,
        Replanning replanning,
        Prices prices,
        TravelSettings travel)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final DispatchSettings DEFAULT =
            new DispatchSettings(
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(10),
                    60,
                    new Keep(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(8)),
                    new Limits(10, 24),
                    new Replanning(
                            Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)),
                    new Prices(
                            new LatePrice(Duration.ZERO, 0.1, 0),
                            new LatePrice(Duration.ofMinutes(20), 2, 2)),
                    TravelSettings.DEFAULT);

    /**
     * How long things are remembered.
     *
     * @param ended an order after its end, so that an old row does not wake it; default 1 h
     * @param open an order whose row does not change; default 24 h
     * @param vehicle one of which nothing is heard. Longer than its plans are kept, since its
     *     versions begin anew then; default 8 days
     */
    public record Keep(Duration ended, Duration open, Duration vehicle) implements Serializable {}

    /**
     * How much is thought about.
     *
     * @param ordersPerVehicle a vehicle with so many orders gets no other; default 10
     * @param candidates for a new order so many vehicles are looked at, those that come nearest to
     *     its pickup; default 24
     */
    public record Limits(int ordersPerVehicle, int candidates) implements Serializable {
        /**
         * Most orders of a plan, whoever gave them to the vehicle: a plan has a bound, and thinking
         * about it too.
         */
        public static final int MOST_ORDERS = 40;

        public Limits {
            if (!(ordersPerVehicle >= 1 && ordersPerVehicle <= MOST_ORDERS)) {
                throw new IllegalArgumentException(
                        "ordersPerVehicle must be in [1, %d], was %d"
                                .formatted(MOST_ORDERS, ordersPerVehicle));
            }
            if (candidates < 1) {
                throw new IllegalArgumentException(
                        "candidates must be 1 or more, was " + candidates);
            }
        }
    }

    /**
     * When the plans of a tenant are thought over together: when some have changed.
     *
     * @param time how long is thought at most; default 0.5 s
     * @param gather after a change others are waited for, which may come with it; default 1 s
     * @param pause between two thoughts at least; default 5 s
     */
    public record Replanning(Duration time, Duration gather, Duration pause)
            implements Serializable {}

    /**
     * What lateness costs.
     *
     * @param pickup at the merchant's; default 0.1 a second: who waits there is in time
     * @param dropoff at the customer's; default 2 a second from 20 minutes before, 4 after: a
     *     minute less to wait is worth two minutes of driving
     */
    public record Prices(LatePrice pickup, LatePrice dropoff) implements Serializable {}
}
