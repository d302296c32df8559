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
 * nobody has to report. Who goes off duty when the time to report is over already was silent until
 * then: that is told once all has been heard, since fixes of before may come after what the driver
 * says.
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
        SilenceWatch watch = state.silence();
        return state.with(
                watch.seen(
                        nowMillis,
                        interval(watch, isOwn ? gap : 0),
                        watch.isOwed() && isTooLate(watch, watch.dutyMillis(), time)));
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
        if (isOwed(state, time)) {
            return state.with(state.silence().owing(time));
        }
        SilenceWatch watch = state.silence();
        Anomaly open = watch.open();
        LastFix newest = state.newest();
        if (open != null && newest != null) {
            out.add(offDuty(open, status.envelope(), time));
            watch = watch.said(newest.eventTimeMillis(), null);
        }
        return state.with(watch.offDuty(time, nowMillis));
    }

    private boolean isOwed(WatchState state, long offMillis) {
        SilenceWatch watch = state.silence();
        LastFix newest = state.newest();
        if (newest == null
                || watch.open() != null
                || newest.eventTimeMillis() <= watch.saidMillis()) {
            return false;
        }
        return watch.isOwed()
                || (watch.isOnDuty() && isTooLate(watch, offMillis, sinceMillis(watch, newest)));
    }

    private boolean isTooLate(SilenceWatch watch, long offMillis, long sinceMillis) {
        return offMillis - sinceMillis >= limitMillis(watch);
    }

    /** From when on the driver had to report. */
    private static long sinceMillis(SilenceWatch watch, LastFix newest) {
        return Math.max(newest.eventTimeMillis(), watch.dutyMillis());
    }

    private static Anomaly offDuty(Anomaly open, Envelope cause, long timeMillis) {
        long raised = open.startedMillis() + open.measure().limit();
        return AnomalyRule.end(open, cause, Math.max(timeMillis, raised), AnomalyEnd.OFF_DUTY);
    }

    /** When silence is raised or the vehicle forgotten, whichever comes next. */
    long nextCheckMillis(WatchState state) {
        if (state.silence().seenMillis() == 0) {
            return 0;
        }
        boolean mayBeRaised =
                state.newest() != null
                        && (state.silence().isOnDuty() || state.silence().isOwed())
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
                || !(watch.isOnDuty() || watch.isOwed())
                || watch.open() != null
                || nowMillis < watch.seenMillis() + limit) {
            return state;
        }
        // A fix after which a silence was told already: this one is of the duty that began since.
        long started =
                newest.eventTimeMillis() > watch.saidMillis()
                        ? newest.eventTimeMillis()
                        : sinceMillis(watch, newest);
        Anomaly silence =
                new Anomaly(
                        envelope(key, started + limit, watch.seenMillis() + limit),
                        AnomalyIds.of(key, AnomalyKind.SILENCE, started, newest.trackId()),
                        AnomalyKind.SILENCE,
                        0,
                        AnomalyRule.severity(AnomalyKind.SILENCE),
                        started,
                        null,
                        newest.place(),
                        new Measure(limit, limit),
                        newest.trackId());
        out.add(silence);
        if (!watch.isOwed()) {
            return state.with(watch.said(newest.eventTimeMillis(), silence));
        }
        Envelope cause = envelope(key, watch.dutyMillis(), watch.seenMillis() + limit);
        out.add(offDuty(silence, cause, watch.dutyMillis()));
        return state.with(watch.said(newest.eventTimeMillis(), null));
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
