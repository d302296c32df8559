/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OrderStatusTest {
    /** Rows: from, columns: to, in the order of the constants; x where it is allowed. */
    private static final String TABLE =
            """
            CREATED     . x . . . . x x
            ASSIGNED    x . x . . . x x
            PICKING_UP  x x . x . . x x
            PICKED_UP   . . . . x . x x
            DELIVERING  . . . x . x x x
            DELIVERED   . . . . . . . .
            CANCELLED   . . . . . . . .
            FAILED      . . . . . . . .
            """;

    @Test
    void allowsWhatTheTableHasAndNothingElse() {
        String allowed =
                Arrays.stream(OrderStatus.values())
                        .map(
                                from ->
                                        "%-12s%s\n"
                                                .formatted(
                                                        from,
                                                        Arrays.stream(OrderStatus.values())
                                                                .map(
                                                                        to ->
                                                                                from.allows(to)
                                                                                        ? "x"
                                                                                        : ".")
                                                                .collect(Collectors.joining(" "))))
                        .collect(Collectors.joining());

        assertThat(allowed).isEqualTo(TABLE);
    }

    @Test
    void theLifeOfAnOrderEndsInOneOfThreeWays() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isFinal))
                .containsExactly(OrderStatus.DELIVERED, OrderStatus.CANCELLED, OrderStatus.FAILED);
    }

    @Test
    void everyStatusHasAnEventOfItsName() {
        assertThat(Arrays.stream(OrderEventKind.values()).map(Enum::name))
                .containsAll(Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    }
}
