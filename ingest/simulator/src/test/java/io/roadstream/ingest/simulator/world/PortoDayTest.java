/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.PortoCity;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.fixtures.PhoneView;
import io.roadstream.ingest.simulator.fixtures.StreetIndex;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An hour in the streets of Porto, with their turns, as they were read from files. */
@EnabledIfEnvironmentVariable(
        named = "ROADSTREAM_DATA",
        matches = ".+",
        disabledReason = "ROADSTREAM_DATA does not name a folder with maps/porto-road-*.csv.gz")
class PortoDayTest {
    private static final long SEED = 7;
    private static final int VEHICLES = 25;
    private static final int ORDERS_PER_HOUR = 60;
    private static final double ON_THE_STREET_METERS = 0.1;

    /** The last step to a stop is rounded up, places are in whole centimetres. */
    private static final double TOLERANCE_METERS = 0.9;

    @Test
    void vehiclesStayOnStreetsAndWithinTheirLimitsAndBringOrders() throws Exception {
        City city = city();
        StreetIndex streets = new StreetIndex(city.graph());
        EventLog log = live(city, SEED);

        Map<String, PlanePoint> before = new HashMap<>();
        Map<String, Double> ways = new HashMap<>();
        List<Truth> positions = log.truth(TruthKind.POSITION);
        assertThat(positions).hasSizeGreaterThan(50_000);
        for (Truth position : positions) {
            PlanePoint place =
                    city.plane()
                            .toPlane(
                                    GeoPoint.ofDegrees(
                                            PhoneView.number(position, "lat"),
                                            PhoneView.number(position, "lon")));
            PlanePoint last = before.put(position.subject(), place);
            if (place.equals(last)) {
                continue;
            }
            assertThat(streets.distanceMeters(place))
                    .as("%s", position)
                    .isLessThan(ON_THE_STREET_METERS);
            if (last != null) {
                double limit = Math.max(streets.limitMps(last), streets.limitMps(place));
                double step = last.distanceMeters(place);
                assertThat(step).as("%s", position).isLessThan(limit + TOLERANCE_METERS);
                ways.merge(position.subject(), step, Double::sum);
            }
        }
        assertThat(ways.values()).filteredOn(meters -> meters > 3_000).hasSizeGreaterThan(15);

        Map<String, Long> delivered = new HashMap<>();
        log.orders().stream()
                .filter(change -> change.status() == OrderStatus.DELIVERED)
                .forEach(change -> delivered.merge(change.order().id(), 1L, Long::sum));
        assertThat(delivered).hasSizeGreaterThan(15);
        assertThat(delivered.values()).containsOnly(1L);
        // Whoever brings it has been at both of its stops.
        for (String order : delivered.keySet()) {
            assertThat(
                            log.truth(TruthKind.ARRIVAL).stream()
                                    .filter(arrival -> order.equals(arrival.details().get("order")))
                                    .map(arrival -> String.valueOf(arrival.details().get("stop")))
                                    .distinct())
                    .containsExactlyInAnyOrder("pickup", "dropoff");
        }
    }

    @Test
    void theSameSeedGivesTheSameHourToTheByteAndAnotherAnother() throws Exception {
        EventLog first = live(city(), SEED);

        EventLog again = live(city(), SEED);
        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.truthText()).isEqualTo(first.truthText());
        assertThat(live(PortoCity.read(maps(), SEED + 1), SEED + 1).hash())
                .isNotEqualTo(first.hash());
    }

    private static EventLog live(City city, long seed) {
        EventLog log = new EventLog();
        World world =
                new World(
                        city,
                        Days.withTruePositions(Days.usual(seed, VEHICLES, ORDERS_PER_HOUR)),
                        new FirstCome(),
                        log);
        world.runUntil(Days.START + 3_600_000L);
        world.end();
        return log;
    }

    private static City city() throws IOException {
        return PortoCity.read(maps(), SEED);
    }

    private static Path maps() {
        return Path.of(Objects.requireNonNull(System.getenv("ROADSTREAM_DATA")), "maps");
    }
}
