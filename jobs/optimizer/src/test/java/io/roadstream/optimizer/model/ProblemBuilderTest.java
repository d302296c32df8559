/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProblemBuilderTest {
    private static final Place HERE = Place.ofMeters(0, 0);
    private static final Vehicle VAN = Vehicle.of("van", HERE, new Shift(0, 3_600_000), Load.of(3));
    private static final Task PICKUP = Task.of(Action.PICKUP, HERE, 0);
    private static final Task DELIVERY = Task.of(Action.DELIVERY, HERE, 0);
    private static final Request PAIR = Request.pair("r", Load.of(1), PICKUP, DELIVERY);
    private static final TaskId PICKED = new TaskId("r", Action.PICKUP);
    private static final TaskId DELIVERED = new TaskId("r", Action.DELIVERY);

    @Test
    void refusesNonsenseByName() {
        refuses(empty(), "a problem must have a vehicle");
        refuses(
                empty().vehicle(VAN).request(Request.visit("x", Load.of(1, 2), visit())),
                "request 'x' must have a load of 1 dimensions, was [1, 2]");
        refuses(
                empty().vehicle(VAN).request(PAIR.boundTo("bike")),
                "request 'r' is bound to an unknown vehicle 'bike'");
        refuses(
                empty().vehicle(VAN).request(Request.onBoard("b", Load.of(4), DELIVERY, "van")),
                "vehicle 'van' has [4] on board and room for [3]");
        refuses(
                empty().vehicle(VAN.withCommitted(List.of(PICKED))),
                "vehicle 'van' is committed to an unknown PICKUP of r");
        refuses(
                empty().vehicle(VAN.withCommitted(List.of(DELIVERED))).request(PAIR),
                "vehicle 'van' is committed to DELIVERY of r before its pickup");
        refuses(
                empty().vehicle(VAN.withCommitted(List.of(PICKED, PICKED))).request(PAIR),
                "vehicle 'van' is committed to PICKUP of r twice");
        refuses(
                twoVans(List.of(PICKED), List.of(PICKED)).request(PAIR),
                "request 'r' is committed to two vehicles");
        refuses(
                twoVans(List.of(PICKED), List.of()).request(PAIR.boundTo("other")),
                "vehicle 'van' is committed to PICKUP of r, which is bound to another");
        refuses(
                empty().vehicle(VAN.withCommitted(List.of(PICKED)).withAnnounced(List.of(PICKED)))
                        .request(PAIR),
                "vehicle 'van' has PICKUP of r both committed and announced");
    }

    @Test
    void refusesPlacesOutsideTheMatrix() {
        TravelMatrix matrix = TravelMatrix.of(new long[][] {{0}}, new double[][] {{0}});

        refuses(
                Problem.builder(matrix, Prices.DISTANCE).vehicle(VAN),
                "vehicle 'van' starts or ends where travel times are unknown");
        Vehicle known = Vehicle.of("van", HERE.withRow(0), new Shift(0, 1), Load.of(3));
        refuses(
                Problem.builder(matrix, Prices.DISTANCE)
                        .vehicle(known)
                        .request(Request.visit("x", Load.of(1), visit())),
                "request 'x' has a VISIT where travel times are unknown");
    }

    @Test
    void refusesIdsThatAreThereTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty().vehicle(VAN).vehicle(VAN))
                .withMessage("vehicle 'van' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty().request(PAIR).request(PAIR))
                .withMessage("request 'r' is there twice");
    }

    @Test
    void refusesRequestsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.pair("r", Load.of(1), DELIVERY, DELIVERY))
                .withMessage("request 'r' cannot consist of [DELIVERY, DELIVERY]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAIR.withPrize(Double.NaN))
                .withMessage("request 'r' must have a prize of 0 or more, had NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.visit("r", Load.of(1), DELIVERY))
                .withMessage("request 'r' is on board or a break and must name its vehicle");
    }

    @Test
    void keepsEverythingOnTheWayThroughABuilder() {
        Problem problem =
                twoVans(List.of(PICKED), List.of()).request(PAIR).incompatible("a", "b").build();

        Problem again = problem.toBuilder().build();

        assertThat(again.vehicles()).isEqualTo(problem.vehicles());
        assertThat(again.requests()).isEqualTo(problem.requests());
        assertThat(again.areIncompatible("b", "a")).isTrue();
        assertThat(again.areIncompatible("a", "a")).isFalse();
        assertThat(again.with(PAIR2).requests()).containsExactly(PAIR, PAIR2);
        assertThat(again.with(PAIR2).without("q").requests()).containsExactly(PAIR);
    }

    private static final Request PAIR2 =
            Request.pair("q", Load.of(1), PICKUP, DELIVERY).withSkills(Set.of("cold"));

    private static ProblemBuilder twoVans(List<TaskId> first, List<TaskId> second) {
        Vehicle other = Vehicle.of("other", HERE, VAN.shift(), Load.of(3));
        return empty().vehicle(VAN.withCommitted(first)).vehicle(other.withCommitted(second));
    }

    private static ProblemBuilder empty() {
        return Problem.builder(StraightLine.onPlane(10), Prices.DISTANCE);
    }

    private static Task visit() {
        return Task.of(Action.VISIT, HERE, 0);
    }

    private static void refuses(ProblemBuilder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}
