/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import io.roadstream.contract.event.Motion;
import io.roadstream.contract.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * How fast one may drive at a place. A look-up makes no objects and reads the segments of one cell.
 * Immutable, thread-safe.
 */
public final class StreetIndex {
    /** There is no street within reach that runs in the direction of the vehicle. */
    public static final int NO_STREET = 0;

    /** There is a street, but nobody says how fast one may drive on it. Above every limit. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** No streets. */
    public static final StreetIndex EMPTY = new StreetIndexBuilder(MatchSettings.DEFAULT).build();

    private final Segments segments;
    private final SegmentGrid grid;
    private final double reachMeters;
    private final double doubtMeters;
    private final double maxSine;
    private final int lowestCms;

    StreetIndex(Segments segments, MatchSettings settings) {
        this.segments = segments;
        this.grid = new SegmentGrid(segments, settings.reachMeters());
        this.reachMeters = settings.reachMeters();
        this.doubtMeters = settings.doubtMeters();
        this.maxSine = Math.sin(Math.toRadians(settings.maxTurnDeg()));
        int lowest = NO_LIMIT;
        for (int i = 0; i < segments.count(); i++) {
            lowest = Math.min(lowest, segments.limitCms(i));
        }
        this.lowestCms = lowest;
    }

    public boolean isEmpty() {
        return segments.count() == 0;
    }

    /** The lowest limit of all, or {@link #NO_LIMIT} if no street has one. */
    public int lowestCms() {
        return lowestCms;
    }

    /** Straight pieces of streets. */
    public int segmentCount() {
        return segments.count();
    }

    /** Of these, those with a limit. */
    public int limitedCount() {
        int limited = 0;
        for (int i = 0; i < segments.count(); i++) {
            limited += segments.limitCms(i) == NO_LIMIT ? 0 : 1;
        }
        return limited;
    }

    /**
     * The limit of the street that the place is on, cm/s; {@link #NO_LIMIT} or {@link #NO_STREET}.
     * If several streets may be meant it is the highest of their limits.
     *
     * @param headingCdeg direction of the vehicle in 0.01 degrees, or null if it is not known
     */
    public int limitCms(GeoPoint place, @Nullable Integer headingCdeg) {
        int cell = grid.find(place);
        if (cell < 0) {
            return NO_STREET;
        }
        double cosLat = Math.cos(Math.toRadians(place.lat()));
        double heading =
                headingCdeg == null ? 0 : 2 * Math.PI * headingCdeg / Motion.FULL_CIRCLE_CDEG;
        double sin = headingCdeg == null ? 0 : Math.sin(heading);
        double cos = headingCdeg == null ? 0 : Math.cos(heading);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = grid.start(cell); i < grid.end(cell); i++) {
            int segment = grid.member(i);
            if (segments.sineToward(segment, cosLat, sin, cos) <= maxSine) {
                nearest = Math.min(nearest, segments.squareMeters(segment, place, cosLat));
            }
        }
        double far = Math.min(reachMeters, Math.sqrt(nearest) + doubtMeters);
        int limit = NO_STREET;
        for (int i = grid.start(cell); i < grid.end(cell); i++) {
            int segment = grid.member(i);
            if (segments.sineToward(segment, cosLat, sin, cos) <= maxSine
                    && segments.squareMeters(segment, place, cosLat) <= far * far) {
                limit = Math.max(limit, segments.limitCms(segment));
            }
        }
        return limit;
    }
}
