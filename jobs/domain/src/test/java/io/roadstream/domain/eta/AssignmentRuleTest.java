/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentRuleTest {
    private @Nullable AssignedOrder state;

    @Test
    void anOrderThatChangesItsVehicleLeavesTheOldOne() {
        assertThat(take(1, null, OrderStatus.CREATED)).isEmpty();
        assertThat(take(2, "van-1", OrderStatus.ASSIGNED)).containsExactly("van-1 has it");
        assertThat(take(3, "van-2", OrderStatus.ASSIGNED))
                .containsExactly("van-1 has it no more", "van-2 has it");
        assertThat(take(4, null, OrderStatus.CREATED)).containsExactly("van-2 has it no more");
        assertThat(take(5, null, OrderStatus.CANCELLED)).isEmpty();
    }

    @Test
    void olderVersionsAndRepeatsTellNobody() {
        take(4, "van-1", OrderStatus.DELIVERED);

        assertThat(take(3, "van-2", OrderStatus.DELIVERING)).isEmpty();
        assertThat(take(4, "van-1", OrderStatus.DELIVERED)).isEmpty();
        assertThat(requireNonNull(state).isOver()).isTrue();
    }

    @Test
    void aDeletedOrderLeavesItsVehicle() {
        take(1, "van-1", OrderStatus.ASSIGNED);

        assertThat(delete(2)).containsExactly("van-1 has it no more");

        assertThat(delete(2)).isEmpty();
        state = null;
        assertThat(delete(2)).isEmpty();
    }

    @Test
    void anOlderRowAfterADeletionDoesNotBringTheOrderBack() {
        take(1, "van-1", OrderStatus.ASSIGNED);
        take(2, "van-1", OrderStatus.PICKING_UP);
        delete(3);

        assertThat(take(2, "van-1", OrderStatus.PICKING_UP)).isEmpty();
        assertThat(take(3, "van-1", OrderStatus.PICKING_UP)).isEmpty();
        assertThat(requireNonNull(state).isOver()).isTrue();

        assertThat(take(4, "van-2", OrderStatus.ASSIGNED)).containsExactly("van-2 has it");
    }

    @Test
    void aDeletionThatIsOlderThanTheOrderIsNone() {
        take(5, "van-1", OrderStatus.ASSIGNED);

        assertThat(delete(4)).isEmpty();
        assertThat(delete(5)).isEmpty();

        assertThat(requireNonNull(state).vehicleId()).isEqualTo("van-1");
    }

    private List<String> delete(int version) {
        AssignmentRule.Step step =
                AssignmentRule.delete(state, "acme", "o-1", new ChangeVersion(1, version, version));
        state = step.state();
        return print(step);
    }

    private List<String> take(int version, @Nullable String vehicle, OrderStatus status) {
        Order order = Meridian.order("o-1", vehicle, status, version, version, null);
        AssignmentRule.Step step = AssignmentRule.step(state, order);
        state = step.state();
        return print(step);
    }

    private static List<String> print(AssignmentRule.Step step) {
        return step.changes().stream()
                .map(one -> one.vehicleId() + (one.order() == null ? " has it no more" : " has it"))
                .toList();
    }
}
