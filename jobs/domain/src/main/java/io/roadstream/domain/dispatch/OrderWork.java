/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one order, from its first row until some time after its end.
 *
 * @param order its newest row
 * @param placing whose plan it is in, or null
 * @param triedMillis when a place for it was last looked for, 0 for never
 * @param refusedBy the vehicle whose driver gave it back or never took it, or null
 * @param cause why it waits for a place, or got the one that it has; null before the first
 * @param leftVehicleId whose plan it was in before, or null
 * @param changedMillis when its row last changed, by the tenant's clock
 */
public record OrderWork(
        Order order,
        @Nullable Placing placing,
        long triedMillis,
        @Nullable String refusedBy,
        @Nullable Cause cause,
        @Nullable String leftVehicleId,
        long changedMillis) {
    /** Of an order never seen. */
    static OrderWork of(Order order, long nowMillis) {
        return new OrderWork(order, null, 0, null, null, null, nowMillis);
    }

    /** The order. */
    public String id() {
        return order.envelope().entityId();
    }

    boolean isOpen() {
        return !order.status().isFinal();
    }

    /** Whether the goods are in a vehicle. */
    boolean isCarried() {
        return order.status().isCarried();
    }

    /** Whether a place in a plan is to be found for it. */
    boolean isWaiting() {
        return isOpen() && !isCarried() && placing == null;
    }

    /** Whether somebody drives to one of its stops just now. */
    boolean isDrivenTo() {
        return order.status() == OrderStatus.PICKING_UP || order.status() == OrderStatus.DELIVERING;
    }

    boolean isPlacedAt(String vehicleId) {
        return placing != null && placing.vehicleId().equals(vehicleId);
    }

    /** Whether its row names the vehicle. */
    boolean isAssignedTo(@Nullable String vehicleId) {
        return Objects.equals(order.assignment().vehicleId(), vehicleId);
    }

    OrderWork with(Order next, long nowMillis) {
        return new OrderWork(
                next, placing, triedMillis, refusedBy, cause, leftVehicleId, nowMillis);
    }

    OrderWork placedAt(String vehicleId, long nowMillis) {
        Placing next = new Placing(vehicleId, nowMillis);
        return new OrderWork(order, next, nowMillis, refusedBy, cause, left(), changedMillis);
    }

    OrderWork withoutPlace() {
        return new OrderWork(order, null, 0, refusedBy, cause, left(), changedMillis);
    }

    OrderWork tried(long nowMillis) {
        return new OrderWork(
                order, placing, nowMillis, refusedBy, cause, leftVehicleId, changedMillis);
    }

    OrderWork refusedBy(String vehicleId) {
        return new OrderWork(
                order, placing, triedMillis, vehicleId, cause, leftVehicleId, changedMillis);
    }

    OrderWork because(Cause next) {
        return new OrderWork(
                order, placing, triedMillis, refusedBy, next, leftVehicleId, changedMillis);
    }

    /**
     * Whether a row that names this vehicle only says that a plan was followed which is no longer
     * valid: the order was taken from it just now.
     */
    boolean isEcho(String vehicleId, long nowMillis, DispatchSettings settings) {
        return vehicleId.equals(leftVehicleId)
                && (placing == null
                        || nowMillis - placing.sinceMillis() < settings.confirm().toMillis());
    }

    /**
     * Whether it went from one plan to another and its row does not say so yet. It stays there
     * until then: if it changed hands twice, rows that follow the plans in between would look like
     * somebody's decision.
     */
    boolean isChangingHands(long nowMillis, DispatchSettings settings) {
        return placing != null
                && leftVehicleId != null
                && !isAssignedTo(placing.vehicleId())
                && nowMillis - placing.sinceMillis() < settings.confirm().toMillis();
    }

    private @Nullable String left() {
        return placing == null ? leftVehicleId : placing.vehicleId();
    }
}
