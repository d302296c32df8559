/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.streets.StreetIndex;

/**
 * The limit at a fix, as {@link StreetIndex} says it, and from which speed on it is broken and kept
 * again. Limits are in cm/s; {@link StreetIndex#NO_LIMIT} is the general one.
 */
final class SpeedLimits {
    private static final double CMS_PER_MPS = 100;
    private static final int DM_PER_METER = 10;

    private final AnomalySettings.Speed settings;
    private final StreetIndex streets;
    private final double lowestBrokenCms;

    SpeedLimits(AnomalySettings.Speed settings, StreetIndex streets) {
        this.settings = settings;
        this.streets = streets;
        this.lowestBrokenCms =
                Math.min(brokenAboveCms(StreetIndex.NO_LIMIT), brokenAboveCms(streets.lowestCms()));
    }

    /** Whether the speed breaks no limit at all, wherever that is. */
    boolean isAlwaysFine(int speedCms) {
        return speedCms <= lowestBrokenCms;
    }

    /** The limit where the fix is; {@link StreetIndex#NO_STREET} if it can't be said. */
    int findCms(Track track) {
        if (streets.isEmpty()) {
            return StreetIndex.NO_LIMIT;
        }
        Motion motion = track.motion();
        Integer accuracyDm = motion.accuracyDm();
        boolean isVague =
                accuracyDm != null && accuracyDm > settings.maxAccuracyMeters() * DM_PER_METER;
        return isVague
                ? StreetIndex.NO_STREET
                : streets.limitCms(track.location(), motion.headingCdeg());
    }

    /** Faster than this is too fast. */
    double brokenAboveCms(int limitCms) {
        return isGeneral(limitCms)
                ? settings.limitMps() * CMS_PER_MPS
                : limitCms
                        + Math.max(
                                settings.minToleranceMps() * CMS_PER_MPS,
                                settings.toleranceShare() * limitCms);
    }

    /** Slower than this is slow enough again. */
    double keptBelowCms(int limitCms) {
        return isGeneral(limitCms) ? settings.clearMps() * CMS_PER_MPS : limitCms;
    }

    /** What people are told. */
    long toldCms(int limitCms) {
        return isGeneral(limitCms) ? Math.round(settings.limitMps() * CMS_PER_MPS) : limitCms;
    }

    private static boolean isGeneral(int limitCms) {
        return limitCms == StreetIndex.NO_LIMIT || limitCms == StreetIndex.NO_STREET;
    }
}
