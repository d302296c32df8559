/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import io.roadstream.bench.city.CityPhone;
import io.roadstream.bench.city.CityRows;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.domain.anomaly.AnomalyRule;
import io.roadstream.domain.anomaly.AnomalySettings;
import io.roadstream.domain.anomaly.AnomalyStep;
import io.roadstream.domain.anomaly.WatchState;
import io.roadstream.domain.streets.StreetIndex;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The anomaly job of one city without Flink: the rules behind each other, in virtual time. */
final class WatchedCity implements WorldSink {
    private final AnomalyRule rule;
    private final Map<String, Watched> vehicles = new TreeMap<>();
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final CityTruth truth = new CityTruth();
    private long nowMillis;

    private static final class Watched {
        private final CityPhone phone = new CityPhone();
        private @Nullable WatchState state;
    }

    WatchedCity(StreetIndex streets) {
        this.rule = new AnomalyRule(AnomalySettings.DEFAULT, TrackingSettings.DEFAULT, streets);
    }

    /** Every state of every anomaly, in order. */
    List<Anomaly> anomalies() {
        return anomalies;
    }

    CityTruth truth() {
        return truth;
    }

    @Override
    public void uploaded(long now, List<Report> reports) {
        passTo(now);
        for (Report report : reports) {
            Watched vehicle = vehicle(report.vehicle());
            watch(vehicle, vehicle.phone.take(CityRows.report(report, now)));
        }
    }

    @Override
    public void dutyChanged(DutyChange change) {
        truth.add(change);
        passTo(change.timeMillis());
        Watched vehicle = vehicle(change.vehicle());
        VehicleStatus status =
                VehicleStatus.of(
                        CityRows.envelope(change.vehicle(), change.timeMillis()), change.duty());
        take(vehicle, rule.step(known(vehicle), status, nowMillis));
    }

    @Override
    public void learned(Truth line) {
        truth.add(line);
    }

    @Override
    public void orderChanged(OrderChange change) {}

    @Override
    public void driverChanged(DriverChange change) {}

    @Override
    public void helpCalled(HelpCall call) {}

    @Override
    public void helpEnded(HelpCall call, long now) {}

    /** What is due until then, at most a second late. */
    private void passTo(long now) {
        if (now <= nowMillis) {
            return;
        }
        nowMillis = now;
        vehicles.forEach(
                (id, vehicle) -> {
                    watch(vehicle, vehicle.phone.pass(now));
                    WatchState state = vehicle.state;
                    if (state != null
                            && rule.nextCheckMillis(state) != 0
                            && rule.nextCheckMillis(state) <= now) {
                        take(vehicle, rule.check(state, CityRows.TENANT + '|' + id, now));
                    }
                });
    }

    private void watch(Watched vehicle, List<Track> tracks) {
        tracks.forEach(track -> take(vehicle, rule.step(known(vehicle), track, nowMillis)));
    }

    private void take(Watched vehicle, AnomalyStep step) {
        vehicle.state = step.state();
        anomalies.addAll(step.anomalies());
    }

    private Watched vehicle(String id) {
        return vehicles.computeIfAbsent(id, key -> new Watched());
    }

    private static WatchState known(Watched vehicle) {
        return vehicle.state == null ? WatchState.NEW : vehicle.state;
    }
}
