/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.domain.streets.StreetIndex;
import io.roadstream.domain.tracking.TrackingSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches one vehicle. Live fixes alone move it; a fix that tracking held as suspect is evidence of
 * a teleport; late ones say nothing of now. Thread-safe.
 */
public final class AnomalyRule {
    private final SilenceRule silence;
    private final TeleportRule teleport;
    private final SpeedingRule speeding;

    /**
     * The rule over thresholds and limits.
     *
     * @param tracking thresholds with which tracks were judged
     * @param streets whose limits hold on them, {@link StreetIndex#EMPTY} for the general limit
     */
    public AnomalyRule(AnomalySettings settings, TrackingSettings tracking, StreetIndex streets) {
        this.silence = new SilenceRule(settings);
        this.teleport = new TeleportRule(tracking, settings.minTeleportMeters());
        this.speeding = new SpeedingRule(settings.speed(), streets);
    }

    /**
     * A track came.
     *
     * @param nowMillis processing time
     */
    public AnomalyStep step(WatchState state, Track track, long nowMillis) {
        List<Anomaly> out = new ArrayList<>(2);
        WatchState next = teleport.step(state, track, out);
        if (track.isLive()) {
            next = silence.heard(next, track, nowMillis, out);
            next = speeding.step(next, track, out).withNewest(LastFix.of(track, state.newest()));
        }
        return new AnomalyStep(next, out);
    }

    /**
     * The driver said something.
     *
     * @param nowMillis processing time
     */
    public AnomalyStep step(WatchState state, VehicleStatus status, long nowMillis) {
        List<Anomaly> out = new ArrayList<>(1);
        return new AnomalyStep(silence.said(state, status, nowMillis, out), out);
    }

    /** Processing time at which to look again; 0: never. */
    public long nextCheckMillis(WatchState state) {
        return silence.nextCheckMillis(state);
    }

    /**
     * The time to look has come.
     *
     * @param key of the vehicle, {@code tenant|id}
     * @param nowMillis processing time until which all that was received has been heard
     */
    public AnomalyStep check(WatchState state, String key, long nowMillis) {
        if (!silence.isExpired(state, nowMillis)) {
            List<Anomaly> out = new ArrayList<>(1);
            return new AnomalyStep(silence.check(state, key, nowMillis, out), out);
        }
        List<Anomaly> out = new ArrayList<>(3);
        expire(state.silence().open(), state, out);
        expire(state.teleport(), state, out);
        expire(state.speeding().isRaised() ? state.speeding().open() : null, state, out);
        return new AnomalyStep(null, out);
    }

    private void expire(@Nullable Anomaly open, WatchState state, List<Anomaly> out) {
        if (open != null) {
            out.add(silence.expire(open, state));
        }
    }

    static Severity severity(AnomalyKind kind) {
        return switch (kind) {
            case SILENCE, TELEPORT -> Severity.MEDIUM;
            case SPEEDING -> Severity.HIGH;
        };
    }

    static Anomaly end(Anomaly open, Envelope cause, long timeMillis, AnomalyEnd why) {
        return open.end(cause, new Anomaly.Ended(Math.max(timeMillis, open.startedMillis()), why));
    }
}
