/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Track;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faster than the limit in several fixes in a row, until clearly slower. */
final class SpeedingRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final double CMS_PER_MPS = 100;

    private final AnomalySettings.Speed settings;

    SpeedingRule(AnomalySettings.Speed settings) {
        this.settings = settings;
    }

    /** Takes a live track, before it becomes the newest. */
    WatchState step(WatchState state, Track track, List<Anomaly> out) {
        SpeedWatch watch = afterGap(state, track, out);
        @Nullable Integer speedCms = track.motion().speedCms();
        if (speedCms == null) {
            return state.with(watch);
        }
        Anomaly open = watch.open();
        if (speedCms > settings.limitMps() * CMS_PER_MPS) {
            return state.with(fast(open == null ? begin(track) : open, watch, track, out));
        }
        if (open != null && watch.isRaised()) {
            if (speedCms >= settings.clearMps() * CMS_PER_MPS) {
                return state.with(watch);
            }
            out.add(
                    AnomalyRule.end(
                            open,
                            track.envelope(),
                            track.envelope().eventTimeMillis(),
                            AnomalyEnd.RECOVERED));
        }
        return state.with(SpeedWatch.CALM);
    }

    private SpeedWatch fast(Anomaly open, SpeedWatch watch, Track track, List<Anomaly> out) {
        Integer speedCms = track.motion().speedCms();
        Anomaly worst = speedCms == null ? open : open.measured(speedCms);
        if (watch.isRaised()) {
            return new SpeedWatch(0, worst, true);
        }
        if (watch.fixes() + 1 < settings.fixes()) {
            return new SpeedWatch(watch.fixes() + 1, worst, false);
        }
        Anomaly raised = worst.seenAt(track.envelope());
        out.add(raised);
        return new SpeedWatch(0, raised, true);
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

    private Anomaly begin(Track track) {
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
                new Measure(0, Math.round(settings.limitMps() * CMS_PER_MPS)),
                track.trackId());
    }
}
