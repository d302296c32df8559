/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step over the book of one tenant: what is changed in it, and what is to be said of that at
 * the end. Lives for one step.
 */
final class Desk {
    private final DispatchBook book;
    private final DispatchSettings settings;
    private final Moment moment;
    private final List<Trigger> triggers = new ArrayList<>();
    private final Map<String, Touched> touched = new LinkedHashMap<>();

    /**
     * When a step is made.
     *
     * @param tenant whose book it is
     * @param time when it is made
     * @param causeMillis when that happened which the step is for
     */
    record Moment(String tenant, DeskTime time, long causeMillis) {}

    /** A vehicle whose stops were changed: what they were, and why. */
    private record Touched(List<StopRef> before, Cause cause) {}

    Desk(DispatchBook book, DispatchSettings settings, Moment moment) {
        this.book = book;
        this.settings = settings;
        this.moment = moment;
    }

    DispatchBook book() {
        return book;
    }

    DispatchSettings settings() {
        return settings;
    }

    long nowMillis() {
        return moment.time().nowMillis();
    }

    DeskTime time() {
        return moment.time();
    }

    /**
     * Whether this state of a row is older than its deletion, or that of its deletion itself; one
     * that is newer ends what is remembered of the deletion.
     */
    boolean isDeleted(DispatchEvent.Kind kind, String id, ChangeVersion version) {
        DeletedRow deleted = book.findDeleted(kind, id).orElse(null);
        if (deleted == null) {
            return false;
        }
        if (!version.isNewerThan(deleted.version())) {
            return true;
        }
        book.removeDeleted(kind, id);
        return false;
    }

    /** Remembers a deletion that is newer than what is known; false if it is not. */
    boolean delete(
            DispatchEvent.Kind kind,
            String id,
            @Nullable ChangeVersion known,
            ChangeVersion version) {
        boolean isOlder = known != null && !version.isNewerThan(known);
        if (isOlder || isDeleted(kind, id, version)) {
            return false;
        }
        book.put(new DeletedRow(kind, id, version, nowMillis()));
        return true;
    }

    /** Since when nobody makes the stops of a vehicle, {@code Long.MAX_VALUE} if it is there. */
    long goneSinceMillis(VehicleWork vehicle) {
        return vehicle.goneSinceMillis(moment.time(), settings);
    }

    /** The vehicle, or one of which nothing is known. */
    VehicleWork vehicle(String vehicleId) {
        return book.findVehicle(vehicleId).orElseGet(() -> VehicleWork.unknown(vehicleId));
    }

    /** Tells that something happened which the order's row is the evidence of. */
    Cause tell(TriggerKind kind, OrderWork work) {
        ChangeVersion version = work.order().version();
        return tell(kind, work, DispatchIds.trigger(key(work.id()), kind, version));
    }

    /** Tells that something happened which a vehicle is the evidence of. */
    Cause tell(TriggerKind kind, OrderWork work, String vehicleId, long timeMillis) {
        return tell(kind, work, DispatchIds.trigger(key(work.id()), kind, vehicleId, timeMillis));
    }

    private Cause tell(TriggerKind kind, OrderWork work, long triggerId) {
        Placing placing = work.placing();
        String vehicleId = placing == null ? null : placing.vehicleId();
        triggers.add(new Trigger(envelope(work.id()), triggerId, kind, vehicleId, null));
        return new Cause(kind, triggerId);
    }

    /** The order is in this vehicle's plan from now on, the stops of which are those of a route. */
    OrderWork place(OrderWork work, VehicleRoute route, Cause cause) {
        takeOut(work, cause);
        arrange(route, cause);
        OrderWork placed = work.placedAt(route.vehicleId(), nowMillis()).because(cause);
        book.put(placed);
        return placed;
    }

    /** The order is in nobody's plan any more. */
    OrderWork unplace(OrderWork work, Cause cause) {
        takeOut(work, cause);
        OrderWork free = work.withoutPlace().because(cause);
        book.put(free);
        return free;
    }

    /** The vehicle makes the stops of a route. */
    void arrange(VehicleRoute route, Cause cause) {
        VehicleWork vehicle = vehicle(route.vehicleId());
        touch(vehicle, cause);
        book.put(vehicle.with(route.stops().stream().map(RouteStop::ref).toList()));
    }

    /** Stops that were made fall away; the plan is the same. */
    void done(String vehicleId, List<StopRef> made) {
        Optional<VehicleWork> vehicle = book.findVehicle(vehicleId);
        if (vehicle.isPresent() && vehicle.get().stops().stream().anyMatch(made::contains)) {
            List<StopRef> left = new ArrayList<>(vehicle.get().stops());
            left.removeAll(made);
            book.put(vehicle.get().with(left));
        }
    }

    /**
     * A driver drives to a stop of an order: it is the first one, whatever the plan said. Where all
     * before it are driven to as well the plan stays, as nobody knows which of them comes first.
     */
    void bringForward(OrderWork work, String vehicleId, StopRef stop) {
        VehicleWork vehicle = vehicle(vehicleId);
        if (vehicle.stops().indexOf(stop) < new RouteReader(book).countDrivenTo(vehicle)) {
            return;
        }
        if (!touched.containsKey(vehicleId)) {
            touch(vehicle, tell(TriggerKind.OUT_OF_SEQUENCE, work));
        }
        List<StopRef> stops = new ArrayList<>(vehicle.stops());
        stops.remove(stop);
        stops.add(0, stop);
        book.put(vehicle.with(stops));
    }

    /** What was told, and a new version of each plan that is not what it was. */
    DispatchStep finish(RouteReader routes) {
        List<Plan> plans = new ArrayList<>();
        touched.forEach(
                (vehicleId, change) -> {
                    VehicleWork vehicle = vehicle(vehicleId);
                    if (!vehicle.stops().equals(change.before())) {
                        VehicleWork next = vehicle.withNextVersion();
                        book.put(next);
                        plans.add(plan(next, change.cause(), routes));
                    }
                });
        return triggers.isEmpty() && plans.isEmpty()
                ? DispatchStep.NOTHING
                : new DispatchStep(triggers, plans);
    }

    private Plan plan(VehicleWork vehicle, Cause cause, RouteReader routes) {
        String id = vehicle.vehicleId();
        long version = vehicle.planVersion();
        VehicleWork.Driving driver = vehicle.driver();
        var stops = RouteTimes.of(routes.route(vehicle, nowMillis()), settings).stops();
        return new Plan(
                envelope(id),
                DispatchIds.plan(key(id), version, cause.triggerId()),
                version,
                cause.kind(),
                cause.triggerId(),
                driver == null ? null : driver.driverId(),
                stops.subList(0, Math.min(stops.size(), Plan.MAX_STOPS)));
    }

    private void takeOut(OrderWork work, Cause cause) {
        Placing placing = work.placing();
        if (placing != null) {
            VehicleWork vehicle = vehicle(placing.vehicleId());
            touch(vehicle, cause);
            book.put(
                    vehicle.with(
                            vehicle.stops().stream()
                                    .filter(stop -> !stop.orderId().equals(work.id()))
                                    .toList()));
        }
    }

    private void touch(VehicleWork vehicle, Cause cause) {
        Touched before = touched.get(vehicle.vehicleId());
        touched.put(
                vehicle.vehicleId(),
                new Touched(before == null ? vehicle.stops() : before.before(), cause));
    }

    private Envelope envelope(String entityId) {
        return new Envelope(
                moment.tenant(), entityId, moment.causeMillis(), moment.time().processingMillis());
    }

    private String key(String entityId) {
        return moment.tenant() + '|' + entityId;
    }
}
