/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.eta.DeviceClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one vehicle.
 *
 * @param vehicleId which
 * @param card what it is, or null while unknown
 * @param seen its newest place, or null before the first
 * @param said what its driver last said, or null
 * @param driver who drives it, or null
 * @param planVersion of its newest plan, 0 before the first
 * @param stops still to be made, in order
 * @param clock what its device's clock is worth; null before the first fix
 */
public record VehicleWork(
        String vehicleId,
        @Nullable Card card,
        @Nullable Seen seen,
        @Nullable Said said,
        @Nullable Driving driver,
        long planVersion,
        List<StopRef> stops,
        @Nullable DeviceClock clock) {
    public VehicleWork {
        stops = List.copyOf(stops);
    }

    /** What a vehicle is: as in its row. */
    public record Card(ChangeVersion version, VehicleKind kind, int capacity) {}

    /**
     * Where and when a vehicle was.
     *
     * @param eventTimeMillis by the device's clock
     * @param heardMillis when we heard of it, by ours; 0 in state that did not know it
     */
    public record Seen(GeoPoint place, long eventTimeMillis, long heardMillis) {
        /** When we heard of it; of state without that, when it was. */
        long lastMillis() {
            return heardMillis == 0 ? eventTimeMillis : heardMillis;
        }
    }

    /** What a driver said, and when. */
    public record Said(Duty duty, long eventTimeMillis) {}

    /** Who drives, and until when; null: no end is known. */
    public record Driving(String driverId, @Nullable Long untilMillis) {}

    /** A vehicle never heard of. */
    static VehicleWork unknown(String vehicleId) {
        return new VehicleWork(vehicleId, null, null, null, null, 0, List.of(), null);
    }

    /** Whether somebody is with the vehicle who works. */
    private boolean isManned() {
        if (said == null) {
            return driver != null;
        }
        return said.duty() != Duty.OFF;
    }

    /** Whether it may be given new work at this time. */
    boolean isAvailable(long nowMillis, DispatchSettings settings) {
        return card != null
                && seen != null
                && isManned()
                && (said == null || said.duty() != Duty.BREAK)
                && nowMillis - trueMillis(seen.eventTimeMillis()) <= settings.fresh().toMillis()
                && (driver == null
                        || driver.untilMillis() == null
                        || nowMillis < driver.untilMillis());
    }

    /**
     * Since when nobody will make its stops: it is off duty, or was not heard of for long although
     * all that was received since has been heard; {@code Long.MAX_VALUE} if it is there.
     */
    long goneSinceMillis(DeskTime time, DispatchSettings settings) {
        if (said != null && said.duty() == Duty.OFF) {
            return Math.max(said.eventTimeMillis(), trueMillis(said.eventTimeMillis()));
        }
        long lost = settings.lost().toMillis();
        return seen != null && time.heardMillis() > seen.lastMillis() + lost
                ? trueMillis(seen.eventTimeMillis()) + lost
                : Long.MAX_VALUE;
    }

    private long trueMillis(long eventTimeMillis) {
        return clock == null ? eventTimeMillis : clock.timeMillis(eventTimeMillis);
    }

    /** Newest time at which anything was heard of it; 0 if nothing was. */
    long newestMillis() {
        long newest = seen == null ? 0 : seen.eventTimeMillis();
        return said == null ? newest : Math.max(newest, said.eventTimeMillis());
    }

    VehicleWork with(@Nullable Card next) {
        return new VehicleWork(vehicleId, next, seen, said, driver, planVersion, stops, clock);
    }

    VehicleWork seen(Seen next, Envelope envelope) {
        DeviceClock heard = (clock == null ? DeviceClock.NEW : clock).heard(envelope);
        return new VehicleWork(vehicleId, card, next, said, driver, planVersion, stops, heard);
    }

    VehicleWork with(Said next) {
        return new VehicleWork(vehicleId, card, seen, next, driver, planVersion, stops, clock);
    }

    VehicleWork drivenBy(@Nullable Driving next) {
        return new VehicleWork(vehicleId, card, seen, said, next, planVersion, stops, clock);
    }

    VehicleWork with(List<StopRef> next) {
        return new VehicleWork(vehicleId, card, seen, said, driver, planVersion, next, clock);
    }

    VehicleWork withNextVersion() {
        return new VehicleWork(vehicleId, card, seen, said, driver, planVersion + 1, stops, clock);
    }
}
