/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import java.io.Serializable;

/**
 * When a fix is on a street.
 *
 * @param reachMeters a street that is farther away is not meant; default 30, three times what
 *     receivers err on an axis between high houses
 * @param doubtMeters streets that are farther away than the nearest by no more than this may be
 *     meant as well; default 15
 * @param maxTurnDeg a street that runs in another direction than the vehicle by more than this is
 *     not meant; default 30
 */
public record MatchSettings(double reachMeters, double doubtMeters, double maxTurnDeg)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final MatchSettings DEFAULT = new MatchSettings(30, 15, 30);

    public MatchSettings {
        require(reachMeters > 0 && reachMeters <= 200, "reachMeters", "(0, 200]", reachMeters);
        require(
                doubtMeters >= 0 && doubtMeters <= reachMeters,
                "doubtMeters",
                "[0, reachMeters]",
                doubtMeters);
        require(maxTurnDeg > 0 && maxTurnDeg <= 90, "maxTurnDeg", "(0, 90]", maxTurnDeg);
    }

    private static void require(boolean condition, String name, String range, double value) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "%s must be in %s, was %s".formatted(name, range, value));
        }
    }
}
