/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.proto.v1.AlertKind;
import io.roadstream.contract.proto.v1.AlertState;
import io.roadstream.gateway.fixtures.City;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
    private final City city = new City("acme", Reports.TIME.toEpochMilli());
    private final AlertBoard board = new AlertBoard();

    @Test
    void anAnomalyIsOneAlertFromItsStartToItsEnd() {
        Anomaly raised = city.silence("van-1", 0xAB, 5);

        AlertState alert = board.apply(raised).orElseThrow().toMessage();
        assertThat(alert.getId()).isEqualTo("silence:00000000000000ab");
        assertThat(alert.getKind()).isEqualTo(AlertKind.ALERT_KIND_SILENCE);
        assertThat(alert.getVehicleId()).isEqualTo("van-1");
        assertThat(alert.hasEndedTimeMillis()).isFalse();
        assertThat(board.apply(raised)).isEmpty();

        Handled ended = board.apply(city.over(raised, 65)).orElseThrow();
        assertThat(ended.toMessage().getEndedTimeMillis()).isEqualTo(city.millis(65));
        assertThat(board.apply(raised)).as("an older state that comes again").isEmpty();
        assertThat(board.list(city.millis(66))).containsExactly(ended);
        assertThat(board.list(city.millis(66) + AlertBoard.SHOW_ENDED.toMillis())).isEmpty();
    }

    @Test
    void whoEntersANoGoZoneRaisesAnAlertAndWhoLeavesEndsIt() {
        Handled raised = board.apply(noGo(TransitionKind.ENTER, 5)).orElseThrow();

        assertThat(raised.toMessage().getId()).isEqualTo("no-go:0000000000001005");
        assertThat(raised.toMessage().getGeofenceName()).isEqualTo("Fence f-1");
        assertThat(board.apply(noGo(TransitionKind.INITIAL_INSIDE, 6)))
                .as("found in it again")
                .isEmpty();
        assertThat(board.apply(noGo(TransitionKind.EXIT, 9)).orElseThrow().toMessage())
                .returns("no-go:0000000000001005", AlertState::getId)
                .returns(city.millis(9), AlertState::getEndedTimeMillis);
        assertThat(board.apply(noGo(TransitionKind.EXIT, 10))).isEmpty();
        assertThat(board.apply(noGo(TransitionKind.INITIAL_INSIDE, 12)))
                .as("another stay")
                .isPresent();
    }

    @Test
    void otherFencesAreNoAlerts() {
        assertThat(
                        board.apply(
                                city.transition(
                                        "van-1",
                                        "f-1",
                                        TransitionKind.ENTER,
                                        GeofenceKind.DEPOT,
                                        5)))
                .isEmpty();
    }

    @Test
    void aLateRiskEndsWhenTheEstimateIsGoodAgain() {
        assertThat(board.apply(city.lateRisk("o-1", "van-1", 10, 400), null)).isPresent();

        assertThat(board.apply(expected(10, 100)).orElseThrow().alert().endedMillis())
                .as("from before it was raised; says only where")
                .isNull();
        assertThat(board.apply(expected(11, 449))).as("no step").isEmpty();
        assertThat(board.apply(expected(12, 460))).as("no step").isEmpty();
        assertThat(board.apply(expected(13, 600)).orElseThrow().toMessage().getMeasured())
                .isEqualTo(600);
        assertThat(board.apply(expected(14, 150))).isEmpty();
        assertThat(board.apply(expected(15, 149)).orElseThrow().toMessage())
                .returns("late:o-1", AlertState::getId)
                .returns(600L, AlertState::getMeasured)
                .returns(city.millis(15), AlertState::getEndedTimeMillis);

        Handled again = board.apply(city.lateRisk("o-1", "van-1", 20, 300), null).orElseThrow();
        assertThat(again.toMessage().getId()).isEqualTo("late:o-1");
        assertThat(again.toMessage().hasEndedTimeMillis()).isFalse();
    }

    @Test
    void aLateRiskEndsWithItsOrder() {
        board.apply(city.lateRisk("o-1", "van-1", 10, 400), null);
        board.apply(city.lateRisk("o-2", "van-1", 10, 400), null);

        KnownOrder delivered =
                new KnownOrder(city.order("o-1", 30, OrderStatus.DELIVERED, "van-1"), null, null);
        assertThat(board.apply(delivered).orElseThrow().toMessage().getEndedTimeMillis())
                .isEqualTo(city.millis(30));
        assertThat(board.endOrder("o-2", city.millis(31)).orElseThrow().toMessage())
                .returns(city.millis(31), AlertState::getEndedTimeMillis);
        assertThat(board.endOrder("o-3", city.millis(31))).isEmpty();
    }

    @Test
    void theIdOfALateRiskIsAnIdAlsoForTheLongestOrder() {
        String order = "o".repeat(64);
        Handled raised = board.apply(city.lateRisk(order, "van-1", 10, 400), null).orElseThrow();

        assertThat(raised.alert().id()).startsWith("late:").hasSizeLessThanOrEqualTo(64);
        assertThat(raised.acknowledge("acme", new Handling("eve", city.millis(11))).envelope())
                .extracting(e -> e.entityId())
                .isEqualTo(raised.alert().id());
    }

    @Test
    void whatPeopleDidMayComeBeforeTheAlert() {
        Anomaly raised = city.silence("van-1", 0xAB, 5);
        String id = "silence:00000000000000ab";
        AlertHandling handling = handling(id, new Handling("eve", city.millis(9)), null);

        assertThat(board.apply(handling)).isEmpty();
        assertThat(board.apply(raised).orElseThrow().acknowledged())
                .isEqualTo(new Handling("eve", city.millis(9)));
        assertThat(board.apply(handling)).as("again").isEmpty();
    }

    @Test
    void theFirstWhoActsCounts() {
        board.apply(city.silence("van-1", 0xAB, 5));
        String id = "silence:00000000000000ab";
        Handling eve = new Handling("eve", city.millis(9));
        Handling mia = new Handling("mia", city.millis(8));
        Handled seen = board.apply(handling(id, eve, null)).orElseThrow();

        assertThat(seen.acknowledge("acme", mia).acknowledged()).isEqualTo(eve);
        board.apply(seen.resolve("acme", mia));
        board.apply(handling(id, mia, null));

        assertThat(board.find(id).orElseThrow())
                .returns(mia, Handled::acknowledged)
                .returns(mia, Handled::resolved);
    }

    /** Two gateways that hear of handlings in another order, and twice, know the same. */
    @SeededTest
    void handlingsMergeInAnyOrder(long seed) {
        Random random = new Random(seed);
        String id = "silence:00000000000000ab";
        List<AlertHandling> said = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Handling by = new Handling("p-" + i, city.millis(100 + i));
            said.add(random.nextBoolean() ? handling(id, by, null) : handling(id, null, by));
        }
        AlertBoard other = new AlertBoard();
        board.apply(city.silence("van-1", 0xAB, 5));
        other.apply(city.silence("van-1", 0xAB, 5));

        said.forEach(board::apply);
        said.addAll(said.subList(0, 3));
        Collections.shuffle(said, random);
        said.forEach(other::apply);

        assertThat(other.find(id)).isEqualTo(board.find(id));
    }

    @Test
    void everythingIsForgottenInTheEnd() {
        board.apply(city.silence("van-1", 1, 5));
        board.apply(noGo(TransitionKind.ENTER, 5));
        board.apply(city.over(city.silence("van-2", 2, 5), 6));

        board.forget(city.millis(10) + AlertBoard.SHOW_ENDED.toMillis());
        assertThat(board.size()).as("the one that has ended").isEqualTo(2);

        board.forget(city.millis(10) + AlertBoard.KEEP.toMillis());
        assertThat(board.size()).isZero();
        assertThat(board.apply(noGo(TransitionKind.EXIT, 20))).isEmpty();
    }

    private GeofenceTransition noGo(TransitionKind kind, int second) {
        return city.transition("van-1", "f-1", kind, GeofenceKind.NO_GO, second);
    }

    private KnownOrder expected(int second, int latePermille) {
        return new KnownOrder(
                city.order("o-1", 1, OrderStatus.PICKED_UP, "van-1"),
                null,
                city.eta("o-1", StopKind.DROPOFF, "van-1", second, latePermille));
    }

    private AlertHandling handling(
            String id, @Nullable Handling acknowledged, @Nullable Handling resolved) {
        long time =
                Stream.of(acknowledged, resolved)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElseThrow()
                        .timeMillis();
        return new AlertHandling(new Envelope("acme", id, time, time), acknowledged, resolved);
    }
}
