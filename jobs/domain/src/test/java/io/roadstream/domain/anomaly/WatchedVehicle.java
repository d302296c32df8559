/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.domain.fixtures.TextTrack;
import io.roadstream.domain.fixtures.TrackedVehicle;
import io.roadstream.domain.streets.StreetIndex;
import io.roadstream.domain.tracking.TrackingRule;
import io.roadstream.domain.tracking.TrackingSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle under tracking and the watch for anomalies, with its state and timers held as
 * operators hold them. A report arrives when it was received.
 */
final class WatchedVehicle {
    private static final String KEY = "acme|cab-1";

    private final TrackedVehicle tracking =
            new TrackedVehicle(new TrackingRule(TrackingSettings.DEFAULT));
    private final AnomalyRule rule;
    private final List<Anomaly> anomalies = new ArrayList<>();
    private @Nullable WatchState state;
    private long releaseMillis = Long.MAX_VALUE;
    private long nowMillis;

    WatchedVehicle(AnomalySettings settings, StreetIndex streets) {
        this.rule = new AnomalyRule(settings, TrackingSettings.DEFAULT, streets);
    }

    /**
     * What is made of a drive as text: reports as in {@link TextTrack}, {@code TIME duty off} for
     * what the driver says, heard at once or {@code received=TIME}, {@code TIME} alone to let time
     * pass until then.
     */
    static List<String> judge(AnomalySettings settings, StreetIndex streets, String drive) {
        WatchedVehicle vehicle = new WatchedVehicle(settings, streets);
        for (String line : drive.strip().lines().map(String::strip).toList()) {
            String[] words = line.split("\\s+", -1);
            if (words.length == 1) {
                vehicle.passTo(millis(words[0]));
            } else if (words[1].equals("duty")) {
                String received = words.length == 3 ? words[0] : words[3].split("=", -1)[1];
                vehicle.passTo(millis(received));
                vehicle.hear(Duty.valueOf(words[2]), millis(words[0]));
            } else {
                vehicle.take(TextTrack.parse(line));
            }
        }
        return vehicle.anomalies.stream().map(WatchedVehicle::print).toList();
    }

    List<Anomaly> anomalies() {
        return List.copyOf(anomalies);
    }

    @Nullable WatchState state() {
        return state;
    }

    void take(PositionReport report) {
        passTo(report.envelope().ingestTimeMillis());
        tracking.take(report).ifPresent(this::watch);
        releaseMillis =
                tracking.state().held() == null
                        ? Long.MAX_VALUE
                        : Math.min(releaseMillis, nowMillis + 10_000);
    }

    void say(Duty duty, long timeMillis) {
        passTo(timeMillis);
        hear(duty, timeMillis);
    }

    private void hear(Duty duty, long timeMillis) {
        take(
                rule.step(
                        known(),
                        VehicleStatus.of(
                                new Envelope("acme", "cab-1", timeMillis, timeMillis), duty),
                        nowMillis));
    }

    /** Fires what is due until then. */
    void passTo(long millis) {
        while (true) {
            WatchState known = state;
            long check = known == null ? 0 : rule.nextCheckMillis(known);
            long due =
                    Math.min(
                            check == 0 ? Long.MAX_VALUE : Math.max(check, nowMillis),
                            releaseMillis);
            if (due > millis) {
                nowMillis = Math.max(nowMillis, millis);
                return;
            }
            nowMillis = due;
            if (due == releaseMillis) {
                releaseMillis = Long.MAX_VALUE;
                watch(tracking.release());
            } else if (known != null) {
                take(rule.check(known, KEY, nowMillis));
            }
        }
    }

    private void watch(List<Track> tracks) {
        tracks.forEach(track -> take(rule.step(known(), track, nowMillis)));
    }

    private void take(AnomalyStep step) {
        state = step.state();
        anomalies.addAll(step.anomalies());
    }

    private WatchState known() {
        return state == null ? WatchState.NEW : state;
    }

    private static String print(Anomaly anomaly) {
        String what =
                "%s %s since %s, %d of %d"
                        .formatted(
                                time(anomaly.envelope().eventTimeMillis()),
                                anomaly.kind(),
                                time(anomaly.startedMillis()),
                                anomaly.measure().measured(),
                                anomaly.measure().limit());
        Anomaly.Ended ended = anomaly.ended();
        return ended == null
                ? what
                : "%s, %s %s".formatted(what, ended.why(), time(ended.timeMillis()));
    }

    private static long millis(String time) {
        return Reports.TIME
                .atOffset(ZoneOffset.UTC)
                .with(LocalTime.parse(time))
                .toInstant()
                .toEpochMilli();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(11).replace("Z", "");
    }
}
