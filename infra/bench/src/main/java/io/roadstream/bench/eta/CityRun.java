/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.bench.city.CityRows;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.eta.AssignedOrder;
import io.roadstream.domain.eta.AssignmentRule;
import io.roadstream.domain.eta.EtaRule;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaStep;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyRule;
import io.roadstream.domain.eta.JourneyStep;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.TableLearner;
import io.roadstream.domain.eta.VehicleOrder;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The live job of one tenant without Flink: the rules behind each other, in virtual time. What is
 * learned reaches those who estimate as seldom as in the job.
 */
final class CityRun implements WorldSink {
    private static final long PUBLISH_MILLIS = Duration.ofSeconds(30).toMillis();

    private final JourneyRule journeys = new JourneyRule(EtaSettings.DEFAULT);
    private final EtaRule etas = new EtaRule(EtaSettings.DEFAULT);
    private final CityRows events = new CityRows();
    private final Map<String, CityVehicle> vehicles = new HashMap<>();
    private final Map<String, AssignedOrder> assigned = new HashMap<>();
    private final Map<String, Order> open = new HashMap<>();
    private final Baselines baselines = new Baselines();
    private final Scoreboard scoreboard;
    private EtaTable learned;
    private EtaTable published;
    private long publishMillis = Long.MAX_VALUE;
    private long triggers;

    CityRun(Scoreboard scoreboard, String zone) {
        this.scoreboard = scoreboard;
        this.learned = EtaTable.prior(CityRows.TENANT).withZone(zone);
        this.published = learned;
    }

    /** Orders that were said to be probably late. */
    long triggers() {
        return triggers;
    }

    @Override
    public void uploaded(long nowMillis, List<Report> reports) {
        publish(nowMillis);
        for (Report report : reports) {
            CityVehicle vehicle = vehicle(report.vehicle());
            for (Track track : vehicle.take(CityRows.report(report, nowMillis))) {
                take(vehicle, journeys.step(vehicle.journey, track), nowMillis);
            }
        }
    }

    @Override
    public void orderChanged(OrderChange change) {
        publish(change.timeMillis());
        Order order = events.order(change);
        String id = order.envelope().entityId();
        AssignmentRule.Step step = AssignmentRule.step(assigned.get(id), order);
        if (order.status().isFinal()) {
            assigned.remove(id);
            open.remove(id);
        } else {
            assigned.put(id, step.state());
            open.put(id, order);
        }
        for (VehicleOrder told : step.changes()) {
            CityVehicle vehicle = vehicle(told.vehicleId());
            take(vehicle, journeys.step(vehicle.journey, told), change.timeMillis());
        }
    }

    @Override
    public void learned(Truth truth) {
        if (truth.kind() == TruthKind.ARRIVAL) {
            scoreboard.arrived(
                    String.valueOf(truth.details().get("order")),
                    String.valueOf(truth.details().get("stop")),
                    truth.subject(),
                    truth.startMillis());
        }
    }

    @Override
    public void driverChanged(DriverChange change) {}

    @Override
    public void dutyChanged(DutyChange change) {}

    @Override
    public void helpCalled(HelpCall call) {}

    @Override
    public void helpEnded(HelpCall call, long nowMillis) {}

    private void take(CityVehicle vehicle, JourneyStep step, long nowMillis) {
        vehicle.journey = step.state();
        if (step.lesson() != null) {
            learned = TableLearner.learn(learned, step.lesson());
            baselines.learn(step.lesson());
            publishMillis = Math.min(publishMillis, nowMillis + PUBLISH_MILLIS);
        }
        JourneyUpdate update = step.update();
        if (update == null) {
            return;
        }
        EtaStep told = etas.step(vehicle.told, update, published);
        vehicle.told = told.state();
        triggers += told.triggers().size();
        for (Eta eta : told.etas()) {
            if (eta.method() == EtaMethod.ARRIVED) {
                scoreboard.seen(eta);
                continue;
            }
            Order order = open.get(eta.envelope().entityId());
            if (order != null && update.journey().fix() != null) {
                scoreboard.told(
                        eta, nowMillis, baselines.arrivals(eta, order, update.journey().fix()));
            }
        }
    }

    private void publish(long nowMillis) {
        if (nowMillis >= publishMillis) {
            published = learned;
            publishMillis = Long.MAX_VALUE;
        }
    }

    private CityVehicle vehicle(String id) {
        return vehicles.computeIfAbsent(id, key -> new CityVehicle(CityRows.TENANT, key));
    }
}
