/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.plan.FirstCome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that begins half a minute after another one of the same city has ended. */
class NextRunTest {
    private static final int VEHICLES = 40;
    private static final long FIRST_MILLIS = 30 * 60_000;
    private static final long PAUSE_MILLIS = 30_000;
    private static final long NEXT_MILLIS = 10 * 60_000;

    /** What tracking takes for possible: beyond it lies a teleport. */
    private static final double NOISE_METERS = 100;

    private static final double MAX_SPEED_MPS = 150 / 3.6;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void vehiclesBeginWhereTheyWere(long seed) {
        Map<String, PlanePoint> last = liveFirst(seed, new EventLog()).places();

        Map<String, PlanePoint> begin = next(seed, last, new EventLog()).places();

        assertThat(begin.keySet()).isEqualTo(last.keySet()).hasSize(VEHICLES);
        begin.forEach(
                (vehicle, place) ->
                        assertThat(place.distanceMeters(of(last, vehicle)))
                                .as(vehicle)
                                .isLessThan(1e-6));
        Map<String, PlanePoint> anew = next(seed, Map.of(), new EventLog()).places();
        assertThat(anew.entrySet())
                .filteredOn(
                        entry -> entry.getValue().distanceMeters(of(last, entry.getKey())) > 500)
                .hasSizeGreaterThan(VEHICLES / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void nobodySeesThemJump(long seed) {
        EventLog firstLog = new EventLog();
        Map<String, PlanePoint> last = liveFirst(seed, firstLog).places();

        EventLog nextLog = new EventLog();
        liveNext(seed, last, nextLog);

        City city = Days.city(seed);
        List<String> jumps = new ArrayList<>();
        Map<String, List<Report>> before = firstLog.reports();
        nextLog.reports()
                .forEach(
                        (vehicle, reports) -> {
                            List<Report> way = new ArrayList<>();
                            List<Report> earlier = before.getOrDefault(vehicle, List.of());
                            if (!earlier.isEmpty()) {
                                way.add(earlier.get(earlier.size() - 1));
                            }
                            way.addAll(reports);
                            for (int i = 1; i < way.size(); i++) {
                                if (!isReachable(city, way.get(i - 1), way.get(i))) {
                                    jumps.add(way.get(i - 1) + " to " + way.get(i));
                                }
                            }
                        });
        assertThat(nextLog.reports()).hasSizeGreaterThan(VEHICLES / 2);
        assertThat(jumps).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void samePlacesSameWorld(long seed) {
        Map<String, PlanePoint> last = liveFirst(seed, new EventLog()).places();
        EventLog one = new EventLog();
        EventLog other = new EventLog();
        EventLog anew = new EventLog();

        liveNext(seed, last, one);
        liveNext(seed, new TreeMap<>(last), other);
        liveNext(seed, Map.of(), anew);

        assertThat(other.hash()).isEqualTo(one.hash()).isNotEqualTo(anew.hash());
        assertThat(one.orders()).isNotEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void thoseOfWhomNothingIsKnownBeginWhereTheSeedSays(long seed) {
        Map<String, PlanePoint> known = new TreeMap<>(liveFirst(seed, new EventLog()).places());
        known.keySet().removeIf(vehicle -> vehicle.compareTo("v-0020") > 0);
        known.put("v-9999", new PlanePoint(0, 0));

        Map<String, PlanePoint> begin = next(seed, known, new EventLog()).places();

        Map<String, PlanePoint> anew = next(seed, Map.of(), new EventLog()).places();
        assertThat(begin.keySet()).isEqualTo(anew.keySet());
        assertThat(begin.entrySet())
                .filteredOn(entry -> !known.containsKey(entry.getKey()))
                .hasSize(VEHICLES - 20)
                .allMatch(entry -> entry.getValue().equals(anew.get(entry.getKey())));
    }

    /** Wherever it is, one begins on a street and gets away from there. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42})
    void aPlaceFarFromAllStreetsIsTheNearestStreet(long seed) {
        City city = Days.city(seed);
        Map<String, PlanePoint> far = Map.of("v-0001", new PlanePoint(20_000, 20_000));
        EventLog log = new EventLog();

        World world = next(seed, far, log);

        PlanePoint begin = of(world.places(), "v-0001");
        double nearest = Double.POSITIVE_INFINITY;
        for (int edge = 0; edge < city.graph().edgeCount(); edge++) {
            PlanePoint end = city.graph().end(edge);
            nearest = Math.min(nearest, end.distanceMeters(of(far, "v-0001")));
        }
        assertThat(begin.distanceMeters(of(far, "v-0001"))).isLessThanOrEqualTo(nearest);
        world.runUntil(world.nowMillis() + 60 * 60_000);
        assertThat(of(world.places(), "v-0001").distanceMeters(begin)).isGreaterThan(10);
    }

    private static PlanePoint of(Map<String, PlanePoint> places, String vehicle) {
        return Objects.requireNonNull(places.get(vehicle), vehicle);
    }

    private static boolean isReachable(City city, Report from, Report to) {
        double seconds = (to.timeMillis() - from.timeMillis()) / 1e3;
        double meters =
                city.plane().toPlane(from.place()).distanceMeters(city.plane().toPlane(to.place()));
        return seconds > 0 && meters <= NOISE_METERS + MAX_SPEED_MPS * seconds;
    }

    private static World liveFirst(long seed, EventLog log) {
        World world = new World(Days.city(seed), settings(seed, Days.START), new FirstCome(), log);
        world.runUntil(Days.START + FIRST_MILLIS);
        world.end();
        return world;
    }

    private static World next(long seed, Map<String, PlanePoint> places, EventLog log) {
        WorldSettings settings = settings(seed, Days.START + FIRST_MILLIS + PAUSE_MILLIS);
        return new World(Days.city(seed), settings, places, new FirstCome(), log);
    }

    private static void liveNext(long seed, Map<String, PlanePoint> places, EventLog log) {
        World world = next(seed, places, log);
        world.runUntil(world.nowMillis() + NEXT_MILLIS);
        world.end();
    }

    /** Phones in order: nothing else explains a jump. */
    private static WorldSettings settings(long seed, long startMillis) {
        WorldSettings usual = Days.usual(seed, VEHICLES, 120);
        return new WorldSettings(
                usual.seed(),
                startMillis,
                usual.zone(),
                usual.vehicles(),
                usual.demand(),
                usual.phones().withoutFaults(),
                usual.faultsPerVehicleHour(),
                usual.roadWorksPerHour(),
                usual.truthPositions());
    }
}
