/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.domain.geo.Sphere;
import io.roadstream.domain.tracking.TrackingSettings;
import java.util.List;

/**
 * A fix that the vehicle cannot have reached, as tracking judged it: whether the next one confirms
 * the place or takes it back, something was wrong. It ends with the next live fix. When a receiver
 * that was stuck finds its place again, that is none.
 */
final class TeleportRule {
    private final TrackingSettings tracking;
    private final int minMeters;

    /**
     * @param minMeters what is nearer is no teleport
     */
    TeleportRule(TrackingSettings tracking, int minMeters) {
        this.tracking = tracking;
        this.minMeters = minMeters;
    }

    WatchState step(WatchState state, Track track, List<Anomaly> out) {
        Anomaly open = state.teleport();
        if (track.isLive()) {
            if (open == null) {
                return state;
            }
            out.add(
                    AnomalyRule.end(
                            open,
                            track.envelope(),
                            track.envelope().eventTimeMillis(),
                            AnomalyEnd.RECOVERED));
            return state.withTeleport(null);
        }
        LastFix newest = state.newest();
        if (newest == null || !isSuspect(track)) {
            return state;
        }
        long meters = Math.round(Sphere.distanceMeters(newest.place(), track.location()));
        if (open != null) {
            return state.withTeleport(open.measured(meters));
        }
        if (meters < minMeters || meters <= reachMeters(newest, track)) {
            return state;
        }
        Anomaly raised = raise(track, meters, newest);
        out.add(raised);
        return state.withTeleport(raised);
    }

    /** As far as it can have gone since a receiver that is stuck has measured its place. */
    private double reachMeters(LastFix newest, Track track) {
        long millis = track.envelope().eventTimeMillis() - newest.freshOrOwnMillis();
        return tracking.reachMeters(Math.abs(millis) / 1e3);
    }

    private Anomaly raise(Track track, long meters, LastFix newest) {
        long time = track.envelope().eventTimeMillis();
        return new Anomaly(
                track.envelope(),
                AnomalyIds.of(track.envelope().key(), AnomalyKind.TELEPORT, time, track.trackId()),
                AnomalyKind.TELEPORT,
                0,
                AnomalyRule.severity(AnomalyKind.TELEPORT),
                time,
                null,
                track.location(),
                new Measure(meters, Math.round(reachMeters(newest, track))),
                track.trackId());
    }

    /** Tracking holds those alone that came in order; a late one is no news. */
    private static boolean isSuspect(Track track) {
        return TrackFlag.IMPLAUSIBLE_SPEED.isIn(track.flags())
                && !TrackFlag.LATE.isIn(track.flags())
                && !TrackFlag.FUTURE.isIn(track.flags());
    }
}
