/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of plans when vehicles and drivers come and go. */
final class FleetRule {
    private final PlaceFinder finder;

    FleetRule(PlaceFinder finder) {
        this.finder = finder;
    }

    /** A vehicle is somewhere: changes no plan. */
    void fix(Desk desk, Track track) {
        VehicleWork vehicle = desk.vehicle(track.envelope().entityId());
        VehicleWork.Seen seen = vehicle.seen();
        long time = track.envelope().eventTimeMillis();
        if (track.isLive() && (seen == null || time > seen.eventTimeMillis())) {
            long heard = desk.time().processingMillis();
            desk.book()
                    .put(
                            vehicle.seen(
                                    new VehicleWork.Seen(track.location(), time, heard),
                                    track.envelope()));
        }
    }

    void said(Desk desk, VehicleStatus status, long timeMillis) {
        Duty duty = status.duty();
        VehicleWork vehicle = desk.vehicle(status.envelope().entityId());
        VehicleWork.Said said = vehicle.said();
        if (duty == null || (said != null && timeMillis < said.eventTimeMillis())) {
            return;
        }
        changed(desk, vehicle.with(new VehicleWork.Said(duty, timeMillis)));
    }

    void row(Desk desk, Vehicle row) {
        VehicleWork vehicle = desk.vehicle(row.envelope().entityId());
        VehicleWork.Card card = vehicle.card();
        String id = vehicle.vehicleId();
        if (!desk.isDeleted(DispatchEvent.Kind.VEHICLE, id, row.version())
                && (card == null || row.version().isNewerThan(card.version()))) {
            changed(
                    desk,
                    vehicle.with(new VehicleWork.Card(row.version(), row.kind(), row.capacity())));
        }
    }

    /** The vehicle's row was deleted: it gets no new order. */
    void vehicleDeleted(Desk desk, String vehicleId, ChangeVersion version) {
        VehicleWork vehicle = desk.book().findVehicle(vehicleId).orElse(null);
        VehicleWork.Card card = vehicle == null ? null : vehicle.card();
        ChangeVersion before = card == null ? null : card.version();
        if (desk.delete(DispatchEvent.Kind.VEHICLE, vehicleId, before, version)
                && vehicle != null) {
            desk.book().put(vehicle.with((VehicleWork.@Nullable Card) null));
        }
    }

    void row(Desk desk, Driver row) {
        String driverId = row.envelope().entityId();
        DriverWork known = desk.book().findDriver(driverId).orElse(null);
        if (desk.isDeleted(DispatchEvent.Kind.DRIVER, driverId, row.version())
                || (known != null && !row.version().isNewerThan(known.version()))) {
            return;
        }
        String vehicleId = row.vehicleId();
        desk.book().put(driverId, new DriverWork(row.version(), vehicleId));
        if (known != null && !Objects.equals(known.vehicleId(), vehicleId)) {
            leave(desk, driverId, known.vehicleId());
        }
        if (vehicleId != null) {
            Long until = row.shift().untilMillis();
            changed(
                    desk,
                    desk.vehicle(vehicleId).drivenBy(new VehicleWork.Driving(driverId, until)));
        }
    }

    void driverDeleted(Desk desk, String driverId, ChangeVersion version) {
        DriverWork known = desk.book().findDriver(driverId).orElse(null);
        ChangeVersion before = known == null ? null : known.version();
        if (desk.delete(DispatchEvent.Kind.DRIVER, driverId, before, version) && known != null) {
            desk.book().removeDriver(driverId);
            leave(desk, driverId, known.vehicleId());
        }
    }

    /**
     * Orders that a vehicle has not fetched and will not fetch go to others; not those that
     * somebody gave it although it was gone.
     */
    void releaseIfGone(Desk desk, VehicleWork vehicle) {
        long goneSince = desk.goneSinceMillis(vehicle);
        if (vehicle.stops().isEmpty() || goneSince == Long.MAX_VALUE) {
            return;
        }
        List<String> orders = vehicle.stops().stream().map(StopRef::orderId).distinct().toList();
        for (String id : orders) {
            OrderWork work = desk.book().findOrder(id).orElse(null);
            if (work != null && !work.isCarried() && !isGivenAfter(work, goneSince)) {
                Cause cause =
                        desk.tell(
                                TriggerKind.VEHICLE_UNAVAILABLE,
                                work,
                                vehicle.vehicleId(),
                                goneSince);
                finder.place(desk, desk.unplace(work, cause));
            }
        }
    }

    private static boolean isGivenAfter(OrderWork work, long goneSinceMillis) {
        Cause cause = work.cause();
        Placing placing = work.placing();
        return cause != null
                && placing != null
                && cause.kind() == TriggerKind.REASSIGNED
                && placing.sinceMillis() > goneSinceMillis;
    }

    private void leave(Desk desk, String driverId, @Nullable String vehicleId) {
        VehicleWork vehicle =
                vehicleId == null ? null : desk.book().findVehicle(vehicleId).orElse(null);
        VehicleWork.Driving driver = vehicle == null ? null : vehicle.driver();
        if (vehicle != null && driver != null && driver.driverId().equals(driverId)) {
            changed(desk, vehicle.drivenBy(null));
        }
    }

    private void changed(Desk desk, VehicleWork vehicle) {
        desk.book().put(vehicle);
        releaseIfGone(desk, vehicle);
        if (vehicle.isAvailable(desk.nowMillis(), desk.settings())) {
            finder.placeWaiting(desk);
        }
    }
}
