/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.hearing.Hearing;

/** What time alone changes: silence, orders that nobody took, and what is remembered too long. */
final class CheckRule {
    private final PlaceFinder finder;
    private final FleetRule fleet;

    CheckRule(PlaceFinder finder, FleetRule fleet) {
        this.finder = finder;
        this.fleet = fleet;
    }

    void check(Desk desk) {
        forget(desk);
        for (VehicleWork vehicle : desk.book().listVehicles()) {
            fleet.releaseIfGone(desk, vehicle);
        }
        long rowsMillis =
                desk.book().listOrders().stream()
                        .mapToLong(work -> work.order().envelope().eventTimeMillis())
                        .max()
                        .orElse(Long.MIN_VALUE);
        for (OrderWork work : desk.book().listOrders()) {
            confirm(desk, work, rowsMillis);
        }
        finder.placeWaiting(desk);
    }

    /**
     * An order of whose place its row knows nothing after some time stays with whom the row names,
     * or goes to another vehicle.
     *
     * @param rowsMillis when the newest row of any order of the tenant was written
     */
    private void confirm(Desk desk, OrderWork work, long rowsMillis) {
        Placing placing = work.placing();
        if (placing == null
                || !work.isOpen()
                || work.isCarried()
                || work.isAssignedTo(placing.vehicleId())
                || !isDue(desk, placing.sinceMillis(), rowsMillis)) {
            return;
        }
        String named = work.order().assignment().vehicleId();
        if (named != null && desk.goneSinceMillis(desk.vehicle(named)) == Long.MAX_VALUE) {
            Cause cause = desk.tell(TriggerKind.REASSIGNED, work);
            finder.placeAt(desk, desk.unplace(work, cause), named, cause);
            return;
        }
        Cause cause =
                desk.tell(
                        TriggerKind.VEHICLE_UNAVAILABLE,
                        work,
                        placing.vehicleId(),
                        placing.sinceMillis());
        finder.place(desk, desk.unplace(work.refusedBy(placing.vehicleId()), cause));
    }

    /**
     * Whether a row that was written in time would have been heard: nothing is left of what came
     * meanwhile, and one that was written later is known. Where nobody writes any that says
     * nothing, so it ends with the patience.
     */
    private static boolean isDue(Desk desk, long sinceMillis, long rowsMillis) {
        DeskTime time = desk.time();
        long confirm = desk.settings().confirm().toMillis();
        long late = desk.nowMillis() - sinceMillis - confirm;
        return late >= 0
                && time.heardMillis() >= time.processingMillis() - late
                && (rowsMillis >= sinceMillis + confirm
                        || late >= Hearing.PATIENCE.toMillis() - confirm);
    }

    /** Ends what is remembered; an order that is in a plan leaves it. */
    void forget(Desk desk) {
        DispatchSettings.Keep keep = desk.settings().keep();
        for (OrderWork work : desk.book().listOrders()) {
            long age = desk.nowMillis() - work.changedMillis();
            if (age > (work.isOpen() ? keep.open() : keep.ended()).toMillis()) {
                if (work.placing() != null) {
                    desk.unplace(work, desk.tell(TriggerKind.ORDER_ENDED, work));
                }
                desk.book().removeOrder(work.id());
            }
        }
        for (VehicleWork vehicle : desk.book().listVehicles()) {
            boolean isIdle = vehicle.stops().isEmpty() && vehicle.driver() == null;
            long age = desk.nowMillis() - vehicle.newestMillis();
            if (isIdle && vehicle.card() == null && age > keep.vehicle().toMillis()) {
                desk.book().removeVehicle(vehicle.vehicleId());
            }
        }
        for (DeletedRow row : desk.book().listDeleted()) {
            if (desk.nowMillis() - row.changedMillis() > keep.ended().toMillis()) {
                desk.book().removeDeleted(row.kind(), row.id());
            }
        }
    }
}
