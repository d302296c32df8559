/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.gateway.orders.OrderOutcome.Result;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a change makes of an order: the life cycle is {@link OrderStatus#allows}; a created
 * order has nobody who brings it, an order under way has somebody; an end state stays as it is.
 */
final class OrderRule {
    private OrderRule() {}

    /**
     * What the change comes to.
     *
     * @param result {@link Result#APPLIED} if it may be written
     * @param detail why not; empty if it may
     * @param status the order shall have
     * @param driver who shall bring it
     * @param vehicle with what
     */
    record Decision(
            Result result,
            String detail,
            String status,
            @Nullable String driver,
            @Nullable String vehicle) {}

    /**
     * @param ownVehicle what the driver named in the change drives now, null if nothing is known
     */
    static Decision decide(OrderState now, OrderChange change, @Nullable String ownVehicle) {
        if (change.updatedAt() != null && !change.updatedAt().equals(now.updatedAt())) {
            return refused(
                    Result.CHANGED_MEANWHILE,
                    "the order was changed at %s, you have seen it as of %s"
                            .formatted(now.updatedAt(), change.updatedAt()),
                    now);
        }
        OrderStatus wanted = change.status();
        Optional<OrderStatus> current = now.findStatus();
        if (current.isEmpty()) {
            return refused(
                    Result.ILLEGAL_TRANSITION,
                    "status '%s' in the database is none".formatted(now.status()),
                    now);
        }
        OrderStatus next = wanted == null ? current.get() : wanted;
        boolean isTransition = next != current.get();
        if (isTransition && !current.get().allows(next)) {
            return refused(
                    current.get().isFinal() ? Result.FINAL : Result.ILLEGAL_TRANSITION,
                    "an order that is %s can't become %s".formatted(now.status(), next.word()),
                    now);
        }
        boolean isFreed = next == OrderStatus.CREATED;
        String driver = change.driver().orElse(isFreed ? null : now.driver());
        String vehicle =
                change.vehicle()
                        .orElse(
                                isFreed
                                        ? null
                                        : change.driver().id() == null
                                                ? now.vehicle()
                                                : ownVehicle);
        boolean isReassigned =
                !Objects.equals(driver, now.driver()) || !Objects.equals(vehicle, now.vehicle());
        if (!isTransition && !isReassigned) {
            return refused(Result.UNCHANGED, "", now);
        }
        if (!isTransition && next.isFinal()) {
            return refused(
                    Result.FINAL,
                    "nobody can be assigned to an order that is " + now.status(),
                    now);
        }
        boolean isAssigned = driver != null || vehicle != null;
        if (!next.isFinal() && isAssigned == isFreed) {
            return refused(
                    Result.WRONG_ASSIGNMENT,
                    isFreed
                            ? "an order that is created has neither driver nor vehicle; set status"
                                    + " assigned, too"
                            : "an order that is %s needs a driver or a vehicle"
                                    .formatted(next.word()),
                    now);
        }
        return new Decision(Result.APPLIED, "", next.word(), driver, vehicle);
    }

    private static Decision refused(Result result, String detail, OrderState now) {
        return new Decision(result, detail, now.status(), now.driver(), now.vehicle());
    }
}
