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
import io.roadstream.contract.proto.v1.Severity;
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
        assertThat(raise("o-1", 10, 400).toMessage())
                .returns("late:00000000abcd000a", AlertState::getId)
                .returns(400L, AlertState::getMeasured);

        assertThat(board.apply(expected(10, 100)).orElseThrow().alert().endedMillis())
                .as("from before it was raised; says only where")
                .isNull();
        assertThat(board.apply(expected(15, 149)).orElseThrow().toMessage())
                .returns("late:00000000abcd000a", AlertState::getId)
                .returns(400L, AlertState::getMeasured)
                .returns(city.millis(15), AlertState::getEndedTimeMillis);
        assertThat(board.apply(expected(16, 900))).as("the job says when it begins").isEmpty();
    }

    @Test
    void aLateRiskTellsItsPresentProbabilityAndTheWorst() {
        raise("o-1", 10, 400);
        board.apply(expected(10, 100));

        assertThat(board.apply(expected(11, 404))).as("people read 40 % still").isEmpty();
        assertThat(board.apply(expected(12, 620)).orElseThrow().toMessage())
                .returns(620L, AlertState::getMeasured)
                .returns(620L, AlertState::getWorst)
                .returns(Severity.SEVERITY_HIGH, AlertState::getSeverity);
        assertThat(board.apply(expected(13, 210)).orElseThrow().toMessage())
                .returns(210L, AlertState::getMeasured)
                .returns(620L, AlertState::getWorst)
                .returns(Severity.SEVERITY_MEDIUM, AlertState::getSeverity);
        assertThat(board.list(city.millis(14)).get(0).toMessage().getMeasured()).isEqualTo(210);
    }

    @Test
    void aLateRiskIsOfTheDropOff() {
        raise("o-1", 10, 400);

        Handled ended =
                board.apply(
                                new KnownOrder(
                                        city.order("o-1", 1, OrderStatus.ASSIGNED, "van-1"),
                                        city.eta("o-1", StopKind.PICKUP, "van-1", 12, 900),
                                        city.eta("o-1", StopKind.DROPOFF, "van-1", 12, 20)))
                        .orElseThrow();

        assertThat(ended.alert().endedMillis()).isEqualTo(city.millis(12));
    }

    @Test
    void aLateRiskThatComesBackIsAnotherAlertThatNobodyHasSeen() {
        Handling eve = new Handling("eve", city.millis(12));
        Handled first = raise("o-1", 10, 400);
        board.apply(first.acknowledge("acme", eve));
        board.apply(board.find(first.alert().id()).orElseThrow().resolve("acme", eve));
        board.apply(expected(15, 100));

        Handled again = raise("o-1", 20, 300);

        assertThat(again.alert().id()).isNotEqualTo(first.alert().id());
        assertThat(again).returns(null, Handled::acknowledged).returns(null, Handled::resolved);
        assertThat(again.alert().endedMillis()).isNull();
        assertThat(board.find(first.alert().id()).orElseThrow())
                .as("what was, stays as it was")
                .returns(eve, Handled::resolved)
                .returns(city.millis(15), before -> before.alert().endedMillis());
        assertThat(board.list(city.millis(21))).hasSize(2).contains(again);
    }

    /** As a gateway sees it that starts late and knows no estimates of then. */
    @Test
    void aLateRiskThatBeginsAnewEndsTheOneBefore() {
        Handled first = raise("o-1", 10, 400);

        List<Handled> news = board.apply(city.lateRisk("o-1", "van-2", 20, 300), null);

        assertThat(news).hasSize(2);
        assertThat(news.get(0).alert())
                .returns(first.alert().id(), Alert::id)
                .returns(city.millis(20), Alert::endedMillis);
        assertThat(news.get(1).alert())
                .returns("late:00000000abcd0014", Alert::id)
                .returns(null, Alert::endedMillis)
                .returns("van-2", alert -> alert.about().vehicle());
        assertThat(board.apply(city.lateRisk("o-1", "van-2", 20, 300), null)).as("again").isEmpty();
        assertThat(board.apply(city.lateRisk("o-1", "van-1", 10, 400), null)).as("old").isEmpty();
    }

    @Test
    void anEstimateThatWasReadBeforeItsTriggerCounts() {
        List<Handled> news = board.apply(city.lateRisk("o-1", "van-1", 10, 400), expected(11, 100));

        assertThat(news).hasSize(1);
        assertThat(news.get(0).alert().endedMillis()).isEqualTo(city.millis(11));
    }

    @Test
    void aLateRiskEndsWithItsOrder() {
        raise("o-1", 10, 400);
        raise("o-2", 11, 400);

        KnownOrder delivered =
                new KnownOrder(city.order("o-1", 30, OrderStatus.DELIVERED, "van-1"), null, null);
        assertThat(board.apply(delivered).orElseThrow().toMessage().getEndedTimeMillis())
                .isEqualTo(city.millis(30));
        assertThat(board.endOrder("o-2", city.millis(31)).orElseThrow().toMessage())
                .returns(city.millis(31), AlertState::getEndedTimeMillis);
        assertThat(board.endOrder("o-3", city.millis(31))).isEmpty();
    }

    @Test
    void whatIsWrongWithAVehicleAgainIsAnotherAlertThatNobodyHasSeen() {
        Handling eve = new Handling("eve", city.millis(6));
        Handled silence = board.apply(city.silence("van-1", 0xAB, 5)).orElseThrow();
        Handled zone = board.apply(noGo(TransitionKind.ENTER, 5)).orElseThrow();
        board.apply(silence.acknowledge("acme", eve));
        board.apply(zone.resolve("acme", eve));
        board.apply(city.over(city.silence("van-1", 0xAB, 5), 65));
        board.apply(noGo(TransitionKind.EXIT, 65));

        assertThat(board.apply(city.silence("van-1", 0xAC, 70)).orElseThrow())
                .returns(null, Handled::acknowledged)
                .returns(null, Handled::resolved);
        assertThat(board.apply(noGo(TransitionKind.ENTER, 70)).orElseThrow())
                .returns(null, Handled::acknowledged)
                .returns(null, Handled::resolved);
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

    @Test
    void whatGoesOnIsShownAlsoIfNothingIsHeardOfItForADay() {
        Handled silence = board.apply(city.silence("van-1", 1, 5)).orElseThrow();
        long threeDays = city.millis(3 * 86_400);

        board.forget(threeDays);

        assertThat(board.list(threeDays)).containsExactly(silence);
        assertThat(board.takeGone()).isEmpty();
    }

    @Test
    void saysOfWhatIsForgottenThoughItMayBeSeen() {
        board.apply(city.silence("van-1", 1, 5));
        board.apply(city.over(city.silence("van-2", 2, 5), 6));
        raise("o-1", 5, 400);

        board.forget(city.millis(10) + AlertBoard.KEEP_RISKS.toMillis());
        assertThat(board.takeGone())
                .as("whose order nobody knows any more; what ended is no news")
                .containsExactly("late:00000000abcd0005");
        board.forget(city.millis(10) + AlertBoard.KEEP.toMillis());
        assertThat(board.takeGone()).containsExactly("silence:0000000000000001");
        assertThat(board.takeGone()).as("once").isEmpty();
    }

    /** The oldest of those that have ended goes, then the oldest of all. */
    @Test
    void ofTooManyThoseThatGoOnStay() {
        board.apply(city.silence("van-1", 1, 5));
        Anomaly second = city.silence("van-2", 2, 6);
        board.apply(second);
        for (int i = 3; i <= AlertStore.MAX_ALERTS; i++) {
            board.apply(city.silence("van-3", i, 7));
        }
        assertThat(board.takeGone()).isEmpty();
        board.apply(city.over(second, 8));

        board.apply(city.silence("van-4", 0x9_0001, 9));
        assertThat(board.takeGone()).containsExactly("silence:0000000000000002");
        board.apply(city.silence("van-4", 0x9_0002, 9));
        assertThat(board.takeGone()).containsExactly("silence:0000000000000001");
        assertThat(board.size()).isEqualTo(AlertStore.MAX_ALERTS);
    }

    private Handled raise(String order, int second, int permille) {
        List<Handled> news = board.apply(city.lateRisk(order, "van-1", second, permille), null);
        return news.get(news.size() - 1);
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
