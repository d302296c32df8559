/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One vehicle under all rules, with its state held as operators hold it. */
final class EstimatedVehicle {
    private final JourneyRule journeys = new JourneyRule(EtaSettings.DEFAULT);
    private final EtaRule rule = new EtaRule(EtaSettings.DEFAULT);
    private final Map<String, AssignedOrder> assigned = new HashMap<>();
    private final List<Eta> etas = new ArrayList<>();
    private final List<Eta> arrivals = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Lesson> lessons = new ArrayList<>();
    int forgottenOrders;
    JourneyState journey = JourneyState.unknown("acme", "van-1");
    EtaState told = EtaState.NONE;
    EtaTable table = EtaTable.prior("acme");
    long clockAheadMillis;

    void fix(double second, double north, TrackFlag... flags) {
        take(journeys.step(journey, Meridian.track(second, north, clockAheadMillis, flags)));
    }

    void order(Order order) {
        AssignmentRule.Step step =
                AssignmentRule.step(assigned.get(order.envelope().entityId()), order);
        assigned.put(order.envelope().entityId(), step.state());
        for (VehicleOrder change : step.changes()) {
            if (change.vehicleId().equals("van-1")) {
                take(journeys.step(journey, change));
            }
        }
    }

    void plan(Plan plan) {
        take(journeys.step(journey, plan));
    }

    /** What was told since the last call: {@code o-1 DROPOFF r0 at 12 s, 5000 m}. */
    List<String> told() {
        List<String> lines =
                etas.stream()
                        .map(
                                eta ->
                                        "%s %s r%d at %.0f s"
                                                .formatted(
                                                        eta.envelope().entityId(),
                                                        eta.stop(),
                                                        eta.revision(),
                                                        (eta.envelope().eventTimeMillis()
                                                                        - Meridian.START)
                                                                / 1e3))
                        .toList();
        etas.clear();
        return lines;
    }

    List<Eta> etas() {
        List<Eta> all = List.copyOf(etas);
        etas.clear();
        return all;
    }

    /** The last word on each stop that was made. */
    List<Eta> arrivals() {
        return List.copyOf(arrivals);
    }

    List<Trigger> triggers() {
        return List.copyOf(triggers);
    }

    List<Lesson> lessons() {
        return List.copyOf(lessons);
    }

    private void take(JourneyStep step) {
        journey = step.state();
        forgottenOrders += step.forgottenOrders();
        @Nullable Lesson lesson = step.lesson();
        if (lesson != null) {
            lessons.add(lesson);
        }
        @Nullable JourneyUpdate update = step.update();
        if (update != null) {
            EtaStep next = rule.step(told, update, table);
            told = next.state();
            for (Eta eta : next.etas()) {
                (eta.method() == EtaMethod.ARRIVED ? arrivals : etas).add(eta);
            }
            triggers.addAll(next.triggers());
        }
    }
}
