/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.h3core.H3Core;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.gateway.fixtures.Mirror;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetViewTest {
    private static final long NOW = Reports.TIME.plusSeconds(3_600).toEpochMilli();

    private final ViewportCells geometry = new ViewportCells();
    private final FleetView view = new FleetView(geometry, 0);
    private final H3Core h3;

    FleetViewTest() throws IOException {
        h3 = H3Core.newInstance();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoIsToldNowAndThenKnowsWhatASnapshotSays(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        WatchKey key = WatchKey.ofCell(cell(37.77, -122.41, 5));
        Map<Integer, Follower> byPace = new HashMap<>();
        for (int pace : List.of(1, 2, 7, 25, 90)) {
            byPace.put(pace, new Follower(view, key));
        }
        Map<String, GeoPoint> truth = new HashMap<>();

        for (int tick = 1; tick <= 200; tick++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                String vehicle = "v" + random.nextInt(60);
                Track track =
                        track(
                                vehicle,
                                tick,
                                37.70 + random.nextDouble() * 0.14,
                                -122.50 + random.nextDouble() * 0.2);
                if (view.apply(track)) {
                    truth.put(vehicle, track.location());
                }
            }
            if (tick % 60 == 0) {
                view.forget(Reports.TIME.plusSeconds(tick - 20).toEpochMilli());
                truth.keySet().retainAll(new Follower(view, everywhere()).sees().keySet());
            }
            view.tick(tick);
            for (Map.Entry<Integer, Follower> follower : byPace.entrySet()) {
                if (tick % follower.getKey() == 0 || tick == 200) {
                    follower.getValue().tell(tick);
                    assertThat(follower.getValue().sees())
                            .as("every %d, tick %d", follower.getKey(), tick)
                            .isEqualTo(new Follower(view, key).sees());
                }
            }
        }

        Follower follower = byPace.getOrDefault(1, new Follower(view, key));
        assertThat(follower.sees()).hasSizeGreaterThan(3);
        follower.sees().forEach((id, seen) -> assertThat(seen.place()).isEqualTo(truth.get(id)));
        assertThat(truth.keySet())
                .filteredOn(
                        id ->
                                parentOf(truth.getOrDefault(id, Reports.PLACE))
                                        == cell(37.77, -122.41, 5))
                .containsExactlyInAnyOrderElementsOf(follower.sees().keySet());
    }

    @Test
    void whoWasToldTheSameGetsTheVeryBytes() {
        WatchKey key = WatchKey.ofCell(cell(37.77, -122.41, 5));
        Audience audience = view.join(Set.of(key));
        assertThat(view.join(Set.of(key))).isSameAs(audience);
        view.apply(track("v", 1, 37.77, -122.41));
        view.tick(1);
        Tick tick = new Tick(1, NOW);

        assertThat(audience.delta(0, tick)).isSameAs(audience.delta(0, tick)).isNotEmpty();
        assertThat(audience.delta(1, tick)).isEmpty();
    }

    @Test
    void aViewThatIsMadeLateTellsWhatChangesThen() throws Exception {
        FleetView late = new FleetView(geometry, 1_000);
        Follower follower =
                new Follower(late, WatchKey.ofCell(cell(37.77, -122.41, 5))).since(1_000);
        late.apply(track("v", 1, 37.77, -122.41));
        late.tick(1_001);

        assertThat(follower.tell(1_001).sees()).containsOnlyKeys("v");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoComesBackKnowsTheSameAsWhoNeverLeft(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        WatchKey key = WatchKey.ofCell(cell(37.77, -122.41, 5));
        Follower stays = new Follower(view, key);
        Map<Integer, Mirror> leftAt = new HashMap<>();
        for (int tick = 1; tick <= 100; tick++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                view.apply(
                        track(
                                "v" + random.nextInt(30),
                                tick,
                                37.70 + random.nextDouble() * 0.14,
                                -122.50 + random.nextDouble() * 0.2));
            }
            view.tick(tick);
            stays.tell(tick);
            Mirror left = new Mirror();
            left.copy(stays.mirror);
            leftAt.put(tick, left);
        }
        Set<Channel> covered = view.channels(Set.of(key));
        int all = covered.size();
        int sent = 0;
        int skipped = 0;

        for (int tick = 1; tick <= 100; tick++) {
            Mirror left = leftAt.getOrDefault(tick, new Mirror());
            Mirror control = new Mirror();
            control.copy(left);

            Recovered recovered = ChannelEncoder.recovered(covered, tick, NOW).build();
            left.apply(recovered);

            assertThat(left.byId()).as("left at %d", tick).isEqualTo(stays.sees());
            sent += recovered.getChannelsCount();
            skipped += isFooled(control, covered, tick + 10, stays.mirror) ? 1 : 0;
        }
        assertThat(sent).as("less than everything each time").isLessThan(100 * all);
        assertThat(skipped).as("a wrong offset shows").isPositive();
    }

    /** Whether an offset that the mirror has not reached leaves it with something wrong. */
    private static boolean isFooled(
            Mirror mirror, Set<Channel> covered, int since, Mirror expected) {
        try {
            mirror.apply(ChannelEncoder.recovered(covered, since, NOW).build());
        } catch (IllegalStateException e) {
            return true;
        }
        return !mirror.byId().equals(expected.byId());
    }

    @Test
    void takesOnlyWhatMovesAVehicleForward() {
        assertThat(view.apply(track("v", 10, 37.7, -122.4))).isTrue();
        assertThat(view.apply(track("v", 9, 37.8, -122.4))).isFalse();
        assertThat(view.apply(track("v", 10, 37.7, -122.4))).isFalse();
        assertThat(
                        view.apply(
                                Tracks.of(Reports.report("v").after(Duration.ofHours(1)).build())
                                        .flags(TrackFlag.IMPLAUSIBLE_SPEED)
                                        .build()))
                .isFalse();
        assertThat(view.apply(track("v", 10, 37.71, -122.4))).isTrue();
        assertThat(view.size()).isEqualTo(1);
    }

    @Test
    void aVehicleIsFollowedWhereverItGoesAndBeforeItIsKnown() throws Exception {
        Follower follower = new Follower(view, WatchKey.ofVehicle("v"));
        assertThat(follower.sees()).isEmpty();

        for (int i = 1; i <= 3; i++) {
            view.apply(track("v", i, 10 * i, 20 * i));
            view.apply(track("w", i, 10 * i, 20 * i));
            view.tick(i);

            assertThat(follower.tell(i).sees())
                    .containsOnlyKeys("v")
                    .hasEntrySatisfying(
                            "v",
                            seen ->
                                    assertThat(seen.place())
                                            .isEqualTo(
                                                    GeoPoint.ofDegrees(
                                                            10 * seen(seen), 20 * seen(seen))));
        }
    }

    @Test
    void nothingIsKeptOfAVehicleThatNobodyWatchesAnyMore() {
        view.apply(track("v", 1, 37.77, -122.41));
        int before = view.countKept();
        for (String vehicle : List.of("v", "unknown")) {
            Follower one = new Follower(view, WatchKey.ofVehicle(vehicle));
            Follower same = new Follower(view, WatchKey.ofVehicle(vehicle));
            Follower other =
                    new Follower(
                            view,
                            WatchKey.ofVehicle(vehicle),
                            WatchKey.ofCell(cell(37.77, -122.41, 7)));
            one.leave();
            same.leave();
            assertThat(view.countKept()).isGreaterThan(before);

            other.leave();

            assertThat(view.countKept()).isEqualTo(before);
        }
    }

    @Test
    void theVehicleOfAnOrderIsSeenUnderTheOrdersIdAlone() throws Exception {
        Follower early = new Follower(view, WatchKey.ofOrder("van", "o-1"));
        view.apply(track("van", 1, 37.77, -122.41));
        view.tick(1);
        Follower late = new Follower(view, WatchKey.ofOrder("van", "o-2"));
        Follower own = new Follower(view, WatchKey.ofVehicle("van"));
        view.apply(track("van", 2, 37.7701, -122.41));
        view.tick(2);

        assertThat(early.tell(2).sees()).containsOnlyKeys("o-1");
        assertThat(late.tell(2).sees()).containsOnlyKeys("o-2");
        assertThat(own.tell(2).sees()).containsOnlyKeys("van");
        assertThat(early.sees().values())
                .extracting(Mirror.Seen::place)
                .containsExactly(GeoPoint.ofDegrees(37.7701, -122.41));
    }

    @Test
    void nothingIsKeptOfTheVehicleOfAnOrderThatNobodyWatchesAnyMore() {
        view.apply(track("v", 1, 37.77, -122.41));
        int before = view.countKept();
        Follower one = new Follower(view, WatchKey.ofOrder("v", "o-1"));
        Follower other = new Follower(view, WatchKey.ofOrder("v", "o-2"));
        one.leave();
        assertThat(view.countKept()).isGreaterThan(before);

        other.leave();

        assertThat(view.countKept()).isEqualTo(before);
    }

    @Test
    void aVehicleThatIsNotHeardOfIsForgottenAndMayComeBack() throws Exception {
        Follower follower =
                new Follower(
                        view,
                        WatchKey.ofCell(cell(37.77, -122.41, 7)),
                        WatchKey.ofVehicle("silent"));
        view.apply(track("silent", 1, 37.77, -122.41));
        view.apply(track("alive", 61, 37.77, -122.41));
        view.tick(1);
        assertThat(follower.tell(1).sees()).containsOnlyKeys("alive", "silent");

        view.forget(Reports.TIME.plusSeconds(61).toEpochMilli());
        view.tick(2);
        assertThat(follower.tell(2).sees()).containsOnlyKeys("alive");
        assertThat(view.size()).isEqualTo(1);

        view.apply(track("silent", 2, 37.7701, -122.41));
        view.tick(3);
        assertThat(follower.tell(3).sees()).containsOnlyKeys("alive", "silent");
    }

    @Test
    void whoMissedMoreDeparturesThanAreKeptIsToldEverything() throws Exception {
        Follower follower = new Follower(view, WatchKey.ofCell(cell(37.77, -122.41, 7)));
        for (int i = 0; i < 100; i++) {
            view.apply(track("v" + i, 1, 37.77, -122.41));
        }
        view.tick(1);
        assertThat(follower.tell(1).sees()).hasSize(100);
        for (int i = 0; i < 99; i++) {
            view.apply(track("v" + i, 2, 47.77, -122.41));
            view.tick(i + 2);
        }

        assertThat(follower.tell(100).sees()).containsOnlyKeys("v99");
    }

    @Test
    void whereNothingChangesNothingIsTold() throws Exception {
        Follower follower = new Follower(view, WatchKey.ofCell(cell(37.77, -122.41, 7)));
        view.apply(track("v", 1, 37.77, -122.41));
        view.tick(1);
        follower.tell(1);
        view.apply(track("far", 2, 47.77, -122.41));
        view.tick(2);
        follower.tell(2);

        assertThat(follower.deltas).isEqualTo(1);
    }

    private static int seen(Mirror.Seen seen) {
        return (int) (seen.eventTimeMillis() - Reports.TIME.toEpochMilli()) / 1_000;
    }

    private WatchKey everywhere() {
        return WatchKey.ofCell(cell(37.77, -122.41, 0));
    }

    private long parentOf(GeoPoint place) {
        return h3.cellToParent(h3.latLngToCell(place.lat(), place.lon(), 9), 5);
    }

    private long cell(double lat, double lon, int resolution) {
        return h3.cellToParent(h3.latLngToCell(lat, lon, 9), resolution);
    }

    @Test
    void aVehicleWhoseSpeedNobodyKnowsNeitherMovesNorStands() {
        for (Reports.Builder report :
                List.of(
                        Reports.report("fast").speedMps(1),
                        Reports.report("slow").speedMps(0.99),
                        Reports.report("unknown"),
                        Reports.report("silent").after(Duration.ofSeconds(-61)))) {
            view.apply(Tracks.of(report.place(37.77, -122.41).build()).build());
        }

        assertThat(view.count(Reports.TIME.minusSeconds(60).toEpochMilli()))
                .isEqualTo(new FleetCount(4, 3, 1, 1));
    }

    private Track track(String vehicle, int second, double lat, double lon) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .after(Duration.ofSeconds(second))
                                .place(lat, lon)
                                .speedMps(3)
                                .build())
                .h3Cell(h3.latLngToCell(lat, lon, 9))
                .build();
    }

    /** Knows what it is told, by the rules of the protocol. */
    private static final class Follower {
        private final FleetView view;
        private final Audience audience;
        private final Mirror mirror = new Mirror();
        private long toldUntil;
        private int deltas;

        Follower(FleetView view, WatchKey... keys) {
            this.view = view;
            this.audience = view.join(Set.of(keys));
            Snapshot.Builder snapshot = Snapshot.newBuilder().setTimeMillis(NOW);
            audience.channels().forEach(c -> snapshot.addChannels(ChannelEncoder.state(c, NOW)));
            mirror.apply(snapshot.build());
        }

        Follower since(long offset) {
            toldUntil = offset;
            return this;
        }

        Follower tell(long offset) throws IOException {
            byte[] frame = audience.delta(toldUntil, new Tick(offset, NOW));
            toldUntil = offset;
            if (frame.length > 0) {
                mirror.apply(ServerFrame.parseFrom(frame).getDelta());
                deltas++;
            }
            return this;
        }

        void leave() {
            view.leave(audience);
        }

        Map<String, Mirror.Seen> sees() {
            return mirror.byId();
        }
    }
}
