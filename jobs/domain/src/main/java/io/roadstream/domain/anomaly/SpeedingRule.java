/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.domain.geo.Sphere;
import io.roadstream.domain.streets.StreetIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Faster than the limit of the street in several fixes in a row, until slow enough for the street
 * of that moment. A fix on no known street breaks the general limit alone; it ends what goes on if
 * it is slow enough for the street where that began, and else leaves all as it is.
 */
final class SpeedingRule {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double CMS_PER_MPS = 100;

    /** Both ends of a way may be off by so much that it seems longer by this. */
    private static final double NOISE_METERS = 20;

    private final AnomalySettings.Speed settings;
    private final SpeedLimits limits;

    SpeedingRule(AnomalySettings.Speed settings, StreetIndex streets) {
        this.settings = settings;
        this.limits = new SpeedLimits(settings, streets);
    }

    /** Takes a live track, before it becomes the newest. */
    WatchState step(WatchState state, Track track, List<Anomaly> out) {
        SpeedWatch watch = afterGap(state, track, out);
        @Nullable Integer speedCms = track.motion().speedCms();
        if (speedCms == null || (watch.open() == null && limits.isAlwaysFine(speedCms))) {
            return state.with(watch);
        }
        int limitCms = limits.findCms(track);
        if (speedCms > limits.brokenAboveCms(limitCms)) {
            Measure measure = new Measure(speedCms, limits.toldCms(limitCms));
            Anomaly open = watch.open();
            SpeedWatch seen =
                    open == null
                            ? new SpeedWatch(0, begin(track, measure), false, state.newest())
                            : watch.with(worst(open, measure));
            return state.with(fast(seen, track, limits.brokenAboveCms(limitCms), out));
        }
        return state.with(notFast(watch, track, speedCms, limitCms, out));
    }

    private SpeedWatch fast(SpeedWatch watch, Track track, double brokenCms, List<Anomaly> out) {
        Anomaly open = watch.open();
        if (open == null || watch.isRaised()) {
            return watch;
        }
        int fixes = Math.min(watch.fixes() + 1, settings.fixes());
        long lasted = track.envelope().eventTimeMillis() - open.startedMillis();
        if (fixes < settings.fixes()
                || lasted < settings.minTime().toMillis()
                || !isBorneOut(watch.before(), track, brokenCms)) {
            return new SpeedWatch(fixes, open, false, watch.before());
        }
        Anomaly raised = open.seenAt(track.envelope());
        out.add(raised);
        return new SpeedWatch(0, raised, true, watch.before());
    }

    private SpeedWatch notFast(
            SpeedWatch watch, Track track, int speedCms, int limitCms, List<Anomaly> out) {
        Anomaly open = watch.open();
        boolean isOnStreet = limitCms != StreetIndex.NO_STREET;
        double keptCms = limits.keptBelowCms(limitCms);
        if (open != null && !isOnStreet) {
            keptCms = Math.min(keptCms, (double) open.measure().limit());
        }
        if (speedCms >= keptCms && (watch.isRaised() || !isOnStreet)) {
            return watch;
        }
        if (open != null && watch.isRaised()) {
            out.add(
                    AnomalyRule.end(
                            open,
                            track.envelope(),
                            track.envelope().eventTimeMillis(),
                            AnomalyEnd.RECOVERED));
        }
        return SpeedWatch.CALM;
    }

    /**
     * A speed that comes from two places errs as they do: a receiver that jumps there and back
     * seems fast twice. The way since the fix before must be long enough too, as the crow flies.
     */
    private static boolean isBorneOut(@Nullable LastFix before, Track track, double brokenCms) {
        if (before == null || !TrackFlag.SPEED_DERIVED.isIn(track.flags())) {
            return true;
        }
        double seconds =
                (track.envelope().eventTimeMillis() - before.eventTimeMillis()) / MILLIS_PER_SECOND;
        return Sphere.distanceMeters(before.place(), track.location())
                > brokenCms / CMS_PER_MPS * seconds + NOISE_METERS;
    }

    /** Nobody knows how fast it was in a long gap: what went on ends with the fix before it. */
    private SpeedWatch afterGap(WatchState state, Track track, List<Anomaly> out) {
        SpeedWatch watch = state.speeding();
        LastFix newest = state.newest();
        Anomaly open = watch.open();
        if (newest == null
                || open == null
                || track.envelope().eventTimeMillis() - newest.eventTimeMillis()
                        <= settings.maxGap().toMillis()) {
            return watch;
        }
        if (watch.isRaised()) {
            out.add(
                    AnomalyRule.end(
                            open,
                            track.envelope(),
                            newest.eventTimeMillis(),
                            AnomalyEnd.RECOVERED));
        }
        return SpeedWatch.CALM;
    }

    /** Of two measures on different streets the one that is farther above its limit. */
    private static Anomaly worst(Anomaly open, Measure measure) {
        Measure known = open.measure();
        return measure.measured() - measure.limit() > known.measured() - known.limit()
                ? with(open, measure)
                : open;
    }

    private static Anomaly with(Anomaly open, Measure measure) {
        return new Anomaly(
                open.envelope(),
                open.anomalyId(),
                open.kind(),
                open.revision(),
                open.severity(),
                open.startedMillis(),
                open.ended(),
                open.location(),
                measure,
                open.trackId());
    }

    private static Anomaly begin(Track track, Measure measure) {
        long time = track.envelope().eventTimeMillis();
        return new Anomaly(
                track.envelope(),
                AnomalyIds.of(track.envelope().key(), AnomalyKind.SPEEDING, time, track.trackId()),
                AnomalyKind.SPEEDING,
                0,
                AnomalyRule.severity(AnomalyKind.SPEEDING),
                time,
                null,
                track.location(),
                measure,
                track.trackId());
    }
}
