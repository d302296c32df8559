/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No fix for longer than the vehicle's way of reporting explains. Event time stops with the device,
 * so this is judged in processing time, as far as all that was received has been heard; off duty
 * nobody has to report.
 */
final class SilenceRule {
    /** A new interval counts one in so many: a single gap changes little. */
    private static final int INERTIA = 8;

    private final AnomalySettings settings;

    SilenceRule(AnomalySettings settings) {
        this.settings = settings;
    }

    WatchState heard(WatchState state, Track track, long nowMillis, List<Anomaly> out) {
        LastFix newest = state.newest();
        long time = track.envelope().eventTimeMillis();
        long gap = newest == null ? 0 : time - newest.eventTimeMillis();
        Anomaly open = state.silence().open();
        if (open != null) {
            long raised = open.startedMillis() + open.measure().limit();
            out.add(
                    AnomalyRule.end(
                            open.measured(gap),
                            track.envelope(),
                            Math.max(time, raised),
                            AnomalyEnd.RECOVERED));
        }
        boolean isOwn = newest != null && newest.eventTimeMillis() >= state.silence().dutyMillis();
        return state.with(
                state.silence().seen(nowMillis, interval(state.silence(), isOwn ? gap : 0)));
    }

    WatchState said(WatchState state, VehicleStatus status, long nowMillis, List<Anomaly> out) {
        @Nullable Duty duty = status.duty();
        long time = status.envelope().eventTimeMillis();
        if (duty == null || time < state.silence().dutyMillis()) {
            return state;
        }
        if (duty == Duty.AVAILABLE || duty == Duty.BUSY) {
            // Who was on duty already still has to report.
            return state.silence().isOnDuty() && state.silence().seenMillis() != 0
                    ? state
                    : state.with(state.silence().onDuty(time, nowMillis));
        }
        Anomaly open = state.silence().open();
        if (open != null) {
            long raised = open.startedMillis() + open.measure().limit();
            out.add(
                    AnomalyRule.end(
                            open, status.envelope(), Math.max(time, raised), AnomalyEnd.OFF_DUTY));
        }
        return state.with(state.silence().offDuty(time, nowMillis));
    }

    /** When silence is raised or the vehicle forgotten, whichever comes next. */
    long nextCheckMillis(WatchState state) {
        if (state.silence().seenMillis() == 0) {
            return 0;
        }
        boolean mayBeRaised =
                state.newest() != null
                        && state.silence().isOnDuty()
                        && state.silence().open() == null;
        return state.silence().seenMillis()
                + (mayBeRaised
                        ? limitMillis(state.silence())
                        : settings.silenceExpires().toMillis());
    }

    boolean isExpired(WatchState state, long nowMillis) {
        return nowMillis >= state.silence().seenMillis() + settings.silenceExpires().toMillis();
    }

    WatchState check(WatchState state, String key, long nowMillis, List<Anomaly> out) {
        LastFix newest = state.newest();
        SilenceWatch watch = state.silence();
        long limit = limitMillis(watch);
        if (newest == null
                || !watch.isOnDuty()
                || watch.open() != null
                || nowMillis < watch.seenMillis() + limit) {
            return state;
        }
        Anomaly silence =
                new Anomaly(
                        envelope(key, newest.eventTimeMillis() + limit, watch.seenMillis() + limit),
                        AnomalyIds.of(
                                key,
                                AnomalyKind.SILENCE,
                                newest.eventTimeMillis(),
                                newest.trackId()),
                        AnomalyKind.SILENCE,
                        0,
                        AnomalyRule.severity(AnomalyKind.SILENCE),
                        newest.eventTimeMillis(),
                        null,
                        newest.place(),
                        new Measure(limit, limit),
                        newest.trackId());
        out.add(silence);
        return state.with(watch.with(silence));
    }

    /** The last word about an anomaly of a vehicle that nobody hears of any more. */
    Anomaly expire(Anomaly open, WatchState state) {
        long expires = settings.silenceExpires().toMillis();
        LastFix newest = state.newest();
        long time = expires + (newest == null ? open.startedMillis() : newest.eventTimeMillis());
        Envelope cause =
                envelope(open.envelope().key(), time, state.silence().seenMillis() + expires);
        return AnomalyRule.end(open, cause, time, AnomalyEnd.EXPIRED);
    }

    private long limitMillis(SilenceWatch watch) {
        if (watch.intervalMillis() == 0) {
            return settings.maxSilence().toMillis();
        }
        return Math.min(
                settings.maxSilence().toMillis(),
                Math.max(
                        settings.minSilence().toMillis(),
                        settings.silentIntervals() * watch.intervalMillis()));
    }

    private long interval(SilenceWatch before, long gapMillis) {
        long gap = Math.min(gapMillis, settings.maxSilence().toMillis());
        if (gap <= 0) {
            return before.intervalMillis();
        }
        return before.intervalMillis() == 0
                ? gap
                : Math.max(1, (before.intervalMillis() * (INERTIA - 1) + gap) / INERTIA);
    }

    private static Envelope envelope(String key, long eventTimeMillis, long ingestTimeMillis) {
        int bar = key.indexOf('|');
        return new Envelope(
                key.substring(0, bar), key.substring(bar + 1), eventTimeMillis, ingestTimeMillis);
    }
}
