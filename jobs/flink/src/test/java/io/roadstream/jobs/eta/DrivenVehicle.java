/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyRule;
import io.roadstream.domain.eta.JourneyState;
import io.roadstream.domain.eta.JourneyStep;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.TableLearner;
import io.roadstream.domain.eta.VehicleOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vehicle of any tenant, and what it tells those who estimate and those who learn. */
final class DrivenVehicle {
    /** Seconds between the beginnings of two trips. */
    static final int TRIP_SECONDS = 1_800;

    private final JourneyRule rule = new JourneyRule(EtaSettings.DEFAULT);
    private final String tenant;
    private final String vehicle;
    private final List<JourneyUpdate> updates = new ArrayList<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private JourneyState state;

    DrivenVehicle(String tenant, String vehicle) {
        this.tenant = tenant;
        this.vehicle = vehicle;
        this.state = JourneyState.unknown(tenant, vehicle);
    }

    /** What the trips of a tenant's vehicle teach, two lessons each. */
    static List<Lesson> lessons(String tenant, int fromTrip, int toTrip) {
        DrivenVehicle van = new DrivenVehicle(tenant, "van-1");
        for (int trip = fromTrip; trip < toTrip; trip++) {
            van.deliver(trip);
        }
        return List.copyOf(van.lessons);
    }

    /** The table of a tenant that has learned these lessons. */
    static EtaTable learned(EtaTable table, List<Lesson> lessons) {
        EtaTable next = table;
        for (Lesson lesson : lessons) {
            next = TableLearner.learn(next, lesson);
        }
        return next;
    }

    void order(String id, OrderStatus status, int version, int second) {
        Order order = requireNonNull(Meridian.order(id, vehicle, status, version, second).order());
        take(
                rule.step(
                        state,
                        new VehicleOrder(
                                tenant, vehicle, id, order, order.envelope().eventTimeMillis())));
    }

    void fix(int second, double north) {
        take(rule.step(state, Meridian.track(vehicle, second, north)));
    }

    /** From 0 to 3 km, where the goods are, and on to 6 km; faster from trip to trip. */
    void deliver(int trip) {
        String order = "trip-" + trip;
        int start = trip * TRIP_SECONDS;
        int speed = 6 + trip % 7;
        order(order, OrderStatus.PICKING_UP, 1, start);
        drive(start, 0, speed);
        order(order, OrderStatus.DELIVERING, 2, start + 600);
        drive(start + 600, 3_000, speed);
        order(order, OrderStatus.DELIVERED, 3, start + 1_200);
    }

    /** What was told since the last call. */
    List<JourneyUpdate> updates() {
        List<JourneyUpdate> all = List.copyOf(updates);
        updates.clear();
        return all;
    }

    private void drive(int start, int fromNorth, int speed) {
        for (int second = 1; second < 590; second += 4) {
            fix(start + second, fromNorth + Math.min(3_000, speed * second));
        }
    }

    private void take(JourneyStep step) {
        state = step.state();
        @Nullable JourneyUpdate update = step.update();
        if (update != null) {
            updates.add(update);
        }
        @Nullable Lesson lesson = step.lesson();
        if (lesson != null) {
            lessons.add(lesson);
        }
    }
}
