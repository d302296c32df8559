/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleStatus;
import org.jspecify.annotations.Nullable;

/**
 * One thing that dispatch hears of. One of the last seven is there: the one of the kind, or of a
 * row that was deleted the version of its deletion.
 *
 * @param tenant whose
 * @param entityId the vehicle, order or driver it is about
 * @param kind what it is
 */
public record DispatchEvent(
        String tenant,
        String entityId,
        Kind kind,
        @Nullable Track fix,
        @Nullable VehicleStatus status,
        @Nullable Order order,
        @Nullable Driver driver,
        @Nullable Vehicle vehicle,
        @Nullable Trigger risk,
        @Nullable ChangeVersion deletion) {
    /** What can be heard of. */
    public enum Kind {
        FIX,
        STATUS,
        ORDER,
        DRIVER,
        VEHICLE,
        RISK
    }

    /** A vehicle is somewhere. */
    public static DispatchEvent of(Track fix) {
        return about(fix.envelope(), Kind.FIX, fix, null, null, null, null, null);
    }

    /** A driver says something. */
    public static DispatchEvent of(VehicleStatus status) {
        return about(status.envelope(), Kind.STATUS, null, status, null, null, null, null);
    }

    /** A row of an order. */
    public static DispatchEvent of(Order order) {
        return about(order.envelope(), Kind.ORDER, null, null, order, null, null, null);
    }

    /** A row of a driver. */
    public static DispatchEvent of(Driver driver) {
        return about(driver.envelope(), Kind.DRIVER, null, null, null, driver, null, null);
    }

    /** A row of a vehicle. */
    public static DispatchEvent of(Vehicle vehicle) {
        return about(vehicle.envelope(), Kind.VEHICLE, null, null, null, null, vehicle, null);
    }

    /** An order will probably be late. */
    public static DispatchEvent of(Trigger risk) {
        return about(risk.envelope(), Kind.RISK, null, null, null, null, null, risk);
    }

    /** A row was deleted. */
    public static DispatchEvent deleted(
            String tenant, String entityId, Kind kind, ChangeVersion version) {
        return new DispatchEvent(
                tenant, entityId, kind, null, null, null, null, null, null, version);
    }

    /**
     * When it happened, but not after we heard of it: a clock that is wrong must not make all
     * vehicles of the tenant look silent. 0 for what does not tell the tenant's time: deletions,
     * and the rows of drivers and vehicles, which know only when they were committed.
     */
    public long timeMillis() {
        Envelope envelope = findEnvelope();
        return envelope == null
                ? 0
                : Math.min(envelope.eventTimeMillis(), envelope.ingestTimeMillis());
    }

    private @Nullable Envelope findEnvelope() {
        if (fix != null) {
            return fix.envelope();
        } else if (status != null) {
            return status.envelope();
        } else if (order != null) {
            return order.envelope();
        }
        return risk == null ? null : risk.envelope();
    }

    private static DispatchEvent about(
            Envelope envelope,
            Kind kind,
            @Nullable Track fix,
            @Nullable VehicleStatus status,
            @Nullable Order order,
            @Nullable Driver driver,
            @Nullable Vehicle vehicle,
            @Nullable Trigger risk) {
        return new DispatchEvent(
                envelope.tenant(),
                envelope.entityId(),
                kind,
                fix,
                status,
                order,
                driver,
                vehicle,
                risk,
                null);
    }
}
