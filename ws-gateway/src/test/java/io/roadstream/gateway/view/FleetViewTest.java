/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.h3core.H3Core;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.gateway.fixtures.Mirror;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    private final FleetView view = new FleetView(geometry);
    private final H3Core h3;

    FleetViewTest() throws IOException {
        h3 = H3Core.newInstance();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoFollowsTheChangesKnowsWhatASnapshotSays(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Follower follower = new Follower();
        Mirror mirror = new Mirror();
        mirror.apply(
                follower.snapshot(view.watch(WatchKey.ofCell(cell(37.77, -122.41, 5)), follower)));
        Map<String, GeoPoint> truth = new HashMap<>();

        for (int tick = 1; tick <= 200; tick++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                String vehicle = "v" + random.nextInt(30);
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
            view.tick(tick);
            mirror.apply(follower.delta());
            view.endTick();
        }

        Mirror fresh = new Mirror();
        Follower other = new Follower();
        fresh.apply(other.snapshot(view.watch(WatchKey.ofCell(cell(37.77, -122.41, 5)), other)));
        assertThat(mirror.byId()).isEqualTo(fresh.byId()).hasSizeGreaterThan(3);
        mirror.byId().forEach((id, seen) -> assertThat(seen.place()).isEqualTo(truth.get(id)));
        assertThat(truth.keySet())
                .filteredOn(
                        id ->
                                parentOf(truth.getOrDefault(id, Reports.PLACE))
                                        == cell(37.77, -122.41, 5))
                .containsExactlyInAnyOrderElementsOf(mirror.byId().keySet());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoComesBackKnowsTheSameAsWhoNeverLeft(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Follower follower = new Follower();
        WatchKey key = WatchKey.ofCell(cell(37.77, -122.41, 5));
        Mirror stays = new Mirror();
        stays.apply(follower.snapshot(view.watch(key, follower)));
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
            stays.apply(follower.delta());
            view.endTick();
            Mirror left = new Mirror();
            left.copy(stays);
            leftAt.put(tick, left);
        }
        Set<Channel> covered = view.watch(key, follower);
        int all = covered.size();
        int sent = 0;
        int skipped = 0;

        for (int tick = 1; tick <= 100; tick++) {
            Mirror left = leftAt.getOrDefault(tick, new Mirror());
            Mirror control = new Mirror();
            control.copy(left);

            Recovered recovered = ChannelEncoder.recovered(covered, tick, NOW).build();
            left.apply(recovered);

            assertThat(left.byId()).as("left at %d", tick).isEqualTo(stays.byId());
            sent += recovered.getChannelsCount();
            skipped += isFooled(control, covered, tick + 10, stays) ? 1 : 0;
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
        Follower follower = new Follower();
        Mirror mirror = new Mirror();
        mirror.apply(follower.snapshot(view.watch(WatchKey.ofVehicle("v"), follower)));
        assertThat(mirror.byId()).isEmpty();

        for (int i = 1; i <= 3; i++) {
            view.apply(track("v", i, 10 * i, 20 * i));
            view.apply(track("w", i, 10 * i, 20 * i));
            view.tick(1);
            mirror.apply(follower.delta());
            view.endTick();

            assertThat(mirror.byId())
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
        Follower one = new Follower();
        Follower other = new Follower();
        for (String vehicle : List.of("v", "unknown")) {
            WatchKey key = WatchKey.ofVehicle(vehicle);
            view.watch(key, one);
            view.watch(key, other);
            view.unwatch(key, one);
            assertThat(view.countKept()).isGreaterThan(before);

            assertThat(view.unwatch(key, other)).hasSize(1);

            assertThat(view.countKept()).isEqualTo(before);
        }
        view.apply(track("v", 2, 37.7701, -122.41));
        view.tick(1);
        assertThat(one.changed).isEmpty();
    }

    @Test
    void aVehicleThatIsNotHeardOfIsForgottenAndMayComeBack() throws Exception {
        Follower follower = new Follower();
        Mirror mirror = new Mirror();
        mirror.apply(
                follower.snapshot(view.watch(WatchKey.ofCell(cell(37.77, -122.41, 7)), follower)));
        mirror.apply(follower.snapshot(view.watch(WatchKey.ofVehicle("silent"), follower)));
        view.apply(track("silent", 1, 37.77, -122.41));
        view.apply(track("alive", 61, 37.77, -122.41));
        view.tick(1);
        mirror.apply(follower.delta());
        view.endTick();
        assertThat(mirror.byId()).containsOnlyKeys("alive", "silent");

        view.forget(Reports.TIME.plusSeconds(61).toEpochMilli());
        view.tick(2);
        mirror.apply(follower.delta());
        view.endTick();
        assertThat(mirror.byId()).containsOnlyKeys("alive");
        assertThat(view.size()).isEqualTo(1);

        view.apply(track("silent", 2, 37.7701, -122.41));
        view.tick(3);
        mirror.apply(follower.delta());
        assertThat(mirror.byId()).containsOnlyKeys("alive", "silent");
    }

    @Test
    void whoNoLongerWatchesIsNotTold() {
        Follower follower = new Follower();
        WatchKey key = WatchKey.ofCell(cell(37.77, -122.41, 7));
        view.watch(key, follower);
        view.apply(track("v", 1, 37.77, -122.41));
        view.tick(1);
        assertThat(follower.changed).hasSize(1);
        view.endTick();
        follower.changed.clear();

        view.unwatch(key, follower);
        view.apply(track("v", 2, 37.7701, -122.41));
        view.tick(1);

        assertThat(follower.changed).isEmpty();
    }

    private static int seen(Mirror.Seen seen) {
        return (int) (seen.eventTimeMillis() - Reports.TIME.toEpochMilli()) / 1_000;
    }

    private long parentOf(GeoPoint place) {
        return h3.cellToParent(h3.latLngToCell(place.lat(), place.lon(), 9), 5);
    }

    private long cell(double lat, double lon, int resolution) {
        return h3.cellToParent(h3.latLngToCell(lat, lon, 9), resolution);
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

    private static final class Follower implements Subscriber {
        private final Set<Channel> changed = new LinkedHashSet<>();

        @Override
        public void changed(Channel channel) {
            changed.add(channel);
        }

        Snapshot snapshot(Set<Channel> channels) {
            Snapshot.Builder snapshot = Snapshot.newBuilder().setTimeMillis(NOW);
            channels.forEach(c -> snapshot.addChannels(ChannelEncoder.state(c, NOW)));
            return snapshot.build();
        }

        Delta delta() throws IOException {
            Delta.Builder delta = Delta.newBuilder().setTimeMillis(NOW);
            for (Channel channel : changed) {
                byte[] bytes = channel.isNew() ? channel.full(NOW) : channel.change(NOW);
                delta.addChanges(ChannelChange.parseFrom(bytes));
            }
            changed.clear();
            return delta.build();
        }
    }
}
