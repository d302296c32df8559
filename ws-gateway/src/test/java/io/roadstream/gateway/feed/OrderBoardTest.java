/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.history.OrderLoadHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderBoardTest {
    private final City city = new City("acme", Reports.TIME.toEpochMilli());
    private final long now = city.millis(60);
    private final OrderBoard board = new OrderBoard();

    @Test
    void onlyANewerStateIsNews() {
        Order second = city.order("o-1", 2, OrderStatus.ASSIGNED, "van-1");

        assertThat(board.apply(second, now)).isPresent();
        assertThat(board.apply(city.order("o-1", 1, OrderStatus.CREATED, null), now)).isEmpty();
        assertThat(board.apply(second, now)).isEmpty();
        assertThat(board.list()).extracting(KnownOrder::order).containsExactly(second);
    }

    @Test
    void aDeletedOrderStaysDeletedWhateverOlderComesAgain() {
        board.apply(city.order("o-1", 1, OrderStatus.CREATED, null), now);

        assertThat(board.remove("o-1", City.version(3), now)).isPresent();
        assertThat(board.apply(city.order("o-1", 2, OrderStatus.ASSIGNED, "van-1"), now)).isEmpty();
        assertThat(board.list()).isEmpty();
        assertThat(board.apply(city.order("o-1", 4, OrderStatus.CREATED, null), now)).isPresent();
    }

    @Test
    void aDeletionThatIsOlderThanWhatIsKnownIsNone() {
        board.apply(city.order("o-1", 4, OrderStatus.CREATED, null), now);

        assertThat(board.remove("o-1", City.version(3), now)).isEmpty();
        assertThat(board.find("o-1")).isPresent();
    }

    @Test
    void anEndedOrderIsShownForHalfAnHourAndNeverOpensAgain() {
        board.apply(city.order("o-1", 9, OrderStatus.DELIVERED, "van-1"), now);
        long end = city.millis(9) + OrderBoard.SHOW_ENDED.toMillis();

        assertThat(board.forget(end)).isEmpty();
        assertThat(board.forget(end + 1)).extracting(OrderBoard.Change::id).containsExactly("o-1");
        assertThat(board.list()).isEmpty();
        assertThat(board.apply(city.order("o-1", 8, OrderStatus.DELIVERING, "van-1"), end))
                .isEmpty();
        assertThat(board.isOver("o-1")).isTrue();

        board.forget(end + OrderBoard.KEEP.toMillis() + 2);

        assertThat(board.isOver("o-1")).as("the memory of it is bounded").isFalse();
    }

    @Test
    void theHistoryOfLoadsHoldsOrdersAndEstimatesForAsLong() {
        assertThat(OrderLoadHistory.FORGOTTEN).isEqualTo(OrderBoard.KEEP);
        assertThat(OrderLoadHistory.IN_FORCE).isEqualTo(OrderBoard.KEEP_ETAS);
    }

    @Test
    void whatEndedLongAgoIsNotEvenShown() {
        long later = city.millis(9) + Duration.ofHours(3).toMillis();

        assertThat(board.apply(city.order("o-1", 9, OrderStatus.CANCELLED, null), later)).isEmpty();
        assertThat(board.list()).isEmpty();
        assertThat(board.isOver("o-1")).isTrue();
    }

    @Test
    void anOpenOrderThatNobodyTouchesIsForgottenInTheEnd() {
        board.apply(city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1"), now);

        assertThat(board.forget(now + OrderBoard.KEEP.toMillis() - 60_000)).isEmpty();
        assertThat(board.forget(now + OrderBoard.KEEP.toMillis() + 60_000)).hasSize(1);
    }

    @Test
    void anEstimateMayComeBeforeItsOrder() {
        Eta eta = city.eta("o-1", StopKind.DROPOFF, "van-1", 10, 0);

        assertThat(board.apply(eta)).isEmpty();
        board.apply(city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1"), now);

        assertThat(known().dropoffEta()).isEqualTo(eta);
    }

    @Test
    void theNewestEstimateCountsAndOfEqualsTheLaterOne() {
        board.apply(city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1"), now);
        Eta newest = city.eta("o-1", StopKind.DROPOFF, "van-1", 12, 0);
        Eta taken = city.eta("o-1", StopKind.DROPOFF, "van-1", 12, 99);
        board.apply(newest);

        assertThat(board.apply(city.eta("o-1", StopKind.DROPOFF, "van-1", 11, 0))).isEmpty();
        assertThat(board.apply(taken)).as("replaces what a restart took back").isPresent();
        assertThat(known().dropoffEta()).isEqualTo(taken);
        assertThat(board.apply(city.eta("o-1", StopKind.PICKUP, "van-1", 5, 0)))
                .as("each stop for itself")
                .isPresent();
    }

    @Test
    void estimatesGoWithTheVehicleTheStopAndTheEnd() {
        board.apply(city.order("o-1", 1, OrderStatus.PICKING_UP, "van-1"), now);
        board.apply(city.eta("o-1", StopKind.PICKUP, "van-1", 10, 0));
        board.apply(city.eta("o-1", StopKind.DROPOFF, "van-1", 10, 0));
        assertThat(known().pickupEta()).isNotNull();

        board.apply(city.order("o-1", 2, OrderStatus.PICKED_UP, "van-1"), now);
        assertThat(known().pickupEta()).isNull();
        assertThat(known().dropoffEta()).isNotNull();

        board.apply(city.order("o-1", 3, OrderStatus.PICKED_UP, "van-2"), now);
        assertThat(known().dropoffEta()).as("of another vehicle").isNull();
        board.apply(city.eta("o-1", StopKind.DROPOFF, "van-2", 11, 0));
        assertThat(known().dropoffEta()).isNotNull();

        board.apply(city.order("o-1", 4, OrderStatus.DELIVERED, "van-2"), now);
        assertThat(known().dropoffEta()).isNull();
        assertThat(board.apply(city.eta("o-1", StopKind.DROPOFF, "van-2", 12, 0))).isEmpty();
    }

    @Test
    void anEstimateThatNobodyRenewsIsNoneAnyMore() {
        board.apply(city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1"), now);
        board.apply(city.eta("o-1", StopKind.DROPOFF, "van-1", 10, 0));

        assertThat(board.forget(city.millis(10) + OrderBoard.KEEP_ETAS.toMillis())).isEmpty();
        assertThat(board.forget(city.millis(11) + OrderBoard.KEEP_ETAS.toMillis())).hasSize(1);
        assertThat(known().dropoffEta()).isNull();
    }

    @Test
    void anOrderIsOfItsPartiesAndOfNobodyElse() {
        board.apply(
                city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1", new OrderParties("c-7", "m-3")),
                now);

        assertThat(known().parties())
                .containsExactlyInAnyOrder(
                        Party.ops("acme"),
                        Party.driver("acme", "van-1"),
                        Party.customer("acme", "c-7"),
                        Party.merchant("acme", "m-3"));
    }

    /** Whatever the order in which states come, what is known is the newest of them. */
    @SeededTest
    void theOrderOfArrivalDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<OrderStatus> all = List.of(OrderStatus.values());
        List<Order> states = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            OrderStatus status = all.get(random.nextInt(all.size()));
            states.add(city.order("o-1", i, status, "van-" + random.nextInt(2)));
        }
        Order newest = states.get(states.size() - 1);
        ChangeVersion deleted = City.version(10);
        Collections.shuffle(states, random);

        int deletion = random.nextInt(states.size());
        for (int i = 0; i < states.size(); i++) {
            board.apply(states.get(i), now);
            if (i == deletion) {
                board.remove("o-1", deleted, now);
            }
        }

        assertThat(known().order()).isEqualTo(newest);
    }

    private KnownOrder known() {
        return board.find("o-1").orElseThrow();
    }
}
