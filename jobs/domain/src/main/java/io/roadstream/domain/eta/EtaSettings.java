/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.io.Serializable;
import java.time.Duration;

/**
 * When estimates are told, and when a vehicle counts as being at a stop.
 *
 * @param tellEvery least time between two estimates of a stop; default 15 s
 * @param tellMoved an estimate that moved by more is told at once; default 30 s
 * @param risk from which probability of being late on a stop is at risk; default 30 %
 * @param place how near is there
 * @param sampleEvery time between two notes of what is before a vehicle, from which errors are
 *     learned; default 60 s
 * @param orderExpires an open order that did not change for so long is forgotten; default 7 days
 */
public record EtaSettings(
        Duration tellEvery,
        Duration tellMoved,
        Risk risk,
        Place place,
        Duration sampleEvery,
        Duration orderExpires)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final EtaSettings DEFAULT =
            new EtaSettings(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    new Risk(300, 150),
                    new Place(50, 150, 30),
                    Duration.ofSeconds(60),
                    Duration.ofDays(7));

    /**
     * Probability of being late, in thousandths.
     *
     * @param fromPermille at risk from here on; default 300
     * @param belowPermille no longer at risk below; default 150
     */
    public record Risk(int fromPermille, int belowPermille) implements Serializable {
        public Risk {
            require(fromPermille > 0 && fromPermille <= 1_000, "fromPermille", fromPermille);
            require(
                    belowPermille > 0 && belowPermille <= fromPermille,
                    "belowPermille",
                    belowPermille);
        }

        /** Whether a stop is at risk, given whether it was before. */
        boolean isAtRisk(boolean wasAtRisk, int latePermille) {
            return latePermille >= (wasAtRisk ? belowPermille : fromPermille);
        }

        private static void require(boolean condition, String name, int value) {
            if (!condition) {
                throw new IllegalArgumentException(name + " is out of range, was " + value);
            }
        }
    }

    /**
     * How near is there.
     *
     * @param arriveMeters a fix so near to a stop is at it; default 50
     * @param leaveMeters a fix farther away has left it, so that noise does not; default 150
     * @param stepMeters a way is measured in hops that are longer than noise; default 30
     */
    public record Place(double arriveMeters, double leaveMeters, double stepMeters)
            implements Serializable {
        public Place {
            requirePositive("arriveMeters", arriveMeters);
            requirePositive("stepMeters", stepMeters);
            if (!(leaveMeters >= arriveMeters && leaveMeters < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "leaveMeters must not be below arriveMeters, was " + leaveMeters);
            }
        }

        private static void requirePositive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be positive, was " + value);
            }
        }
    }

    public EtaSettings {
        requirePositive("tellEvery", tellEvery);
        requirePositive("tellMoved", tellMoved);
        requirePositive("sampleEvery", sampleEvery);
        requirePositive("orderExpires", orderExpires);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
