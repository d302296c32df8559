/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.gateway.orders.OrderChange.Given;
import io.roadstream.gateway.orders.OrderOutcome.Result;
import io.roadstream.gateway.orders.OrderRule.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRuleTest {
    private static final Instant SEEN = Instant.parse("2026-01-05T08:00:00.123456Z");

    /** Now: status, driver, vehicle; the change: status, driver, vehicle, ~ for absent. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    created,    -,   -,   assigned,   d-1, ~,   APPLIED,            assigned,   d-1, own
                    created,    -,   -,   assigned,   d-1, v-2, APPLIED,            assigned,   d-1, v-2
                    created,    -,   -,   assigned,   ~,   v-2, APPLIED,            assigned,   -,   v-2
                    created,    -,   -,   assigned,   ~,   ~,   WRONG_ASSIGNMENT,   created,    -,   -
                    created,    -,   -,   ~,          d-1, ~,   WRONG_ASSIGNMENT,   created,    -,   -
                    created,    -,   -,   cancelled,  ~,   ~,   APPLIED,            cancelled,  -,   -
                    created,    -,   -,   picked_up,  d-1, ~,   ILLEGAL_TRANSITION, created,    -,   -
                    assigned,   d-1, v-1, assigned,   d-1, ~,   APPLIED,            assigned,   d-1, own
                    assigned,   d-1, own, assigned,   d-1, ~,   UNCHANGED,          assigned,   d-1, own
                    assigned,   d-1, v-1, ~,          -,   -,   WRONG_ASSIGNMENT,   assigned,   d-1, v-1
                    assigned,   d-1, v-1, ~,          -,   ~,   APPLIED,            assigned,   -,   v-1
                    assigned,   d-1, v-1, created,    ~,   ~,   APPLIED,            created,    -,   -
                    assigned,   d-1, v-1, created,    d-2, ~,   WRONG_ASSIGNMENT,   assigned,   d-1, v-1
                    delivering, d-1, v-1, delivered,  ~,   ~,   APPLIED,            delivered,  d-1, v-1
                    delivering, d-1, v-1, assigned,   ~,   ~,   ILLEGAL_TRANSITION, delivering, d-1, v-1
                    delivered,  d-1, v-1, delivered,  ~,   ~,   UNCHANGED,          delivered,  d-1, v-1
                    delivered,  d-1, v-1, ~,          d-2, ~,   FINAL,              delivered,  d-1, v-1
                    delivered,  d-1, v-1, cancelled,  ~,   ~,   FINAL,              delivered,  d-1, v-1
                    lost,       -,   -,   cancelled,  ~,   ~,   ILLEGAL_TRANSITION, lost,       -,   -
                    """)
    void decides(
            String status,
            @Nullable String driver,
            @Nullable String vehicle,
            String wanted,
            @Nullable String wantedDriver,
            @Nullable String wantedVehicle,
            Result result,
            String newStatus,
            @Nullable String newDriver,
            @Nullable String newVehicle) {
        OrderChange change =
                new OrderChange(
                        "o-1",
                        OrderState.findStatus(wanted).orElse(null),
                        given(wantedDriver),
                        given(wantedVehicle),
                        null,
                        "");

        Decision decision =
                OrderRule.decide(new OrderState(status, driver, vehicle, SEEN), change, "own");

        assertThat(decision.result()).as(decision.detail()).isEqualTo(result);
        assertThat(decision.status()).isEqualTo(newStatus);
        assertThat(decision.driver()).isEqualTo(newDriver);
        assertThat(decision.vehicle()).isEqualTo(newVehicle);
    }

    @ParameterizedTest
    @EnumSource
    void allowsWhatTheLifeOfAnOrderAllows(OrderStatus from) {
        boolean isAssigned = from != OrderStatus.CREATED;
        OrderState now =
                new OrderState(from.word(), isAssigned ? "d" : null, isAssigned ? "v" : null, SEEN);
        for (OrderStatus to : OrderStatus.values()) {
            Given driver = to == OrderStatus.ASSIGNED ? Given.of("d") : Given.NOT;
            Decision decision =
                    OrderRule.decide(
                            now, new OrderChange("o-1", to, driver, Given.NOT, null, ""), "v");

            assertThat(decision.result() == Result.APPLIED)
                    .as("%s to %s: %s", from, to, decision)
                    .isEqualTo(from.allows(to));
        }
    }

    @Test
    void comparesTheTimeOfTheLastChangeFirst() {
        OrderState now = new OrderState("created", null, null, SEEN.plusNanos(1_000));
        OrderChange change =
                new OrderChange("o-1", OrderStatus.CANCELLED, Given.NOT, Given.NOT, SEEN, "");

        assertThat(OrderRule.decide(now, change, null).result())
                .isEqualTo(Result.CHANGED_MEANWHILE);
    }

    private static Given given(@Nullable String id) {
        return "~".equals(id) ? Given.NOT : Given.of(id);
    }
}
