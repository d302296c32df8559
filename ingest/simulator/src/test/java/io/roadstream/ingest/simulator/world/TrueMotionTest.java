/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.Details;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.fixtures.StreetIndex;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows every vehicle by its true positions, each second, as if it had never heard of streets.
 */
class TrueMotionTest {
    /** The last step to a stop is rounded up, places are in whole centimetres. */
    private static final double TOLERANCE_METERS = 0.9;

    private static final double ON_THE_STREET_METERS = 0.1;
    private static final double OVER = 1.2;
    private static final long AROUND_MILLIS = 5_000;
    private static final int MIN_SECONDS = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void staysOnStreetsAndWithinTheirLimits(long seed) {
        List<Step> steps = steps(seed, 0);

        assertThat(steps).hasSizeGreaterThan(100_000);
        assertThat(steps)
                .filteredOn(step -> step.offStreetMeters() > ON_THE_STREET_METERS)
                .isEmpty();
        assertThat(steps)
                .filteredOn(step -> step.meters() > step.limitMps() + TOLERANCE_METERS)
                .isEmpty();
        assertThat(steps).filteredOn(step -> step.meters() > 8).hasSizeGreaterThan(10_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whoeverSpeedsForFiveSecondsStandsInTheTruth(long seed) {
        List<Step> over = new ArrayList<>();
        Map<String, Integer> running = new HashMap<>();
        for (Step step : steps(seed, 1.5)) {
            assertThat(step.offStreetMeters()).isLessThan(ON_THE_STREET_METERS);
            boolean isOver = step.meters() > OVER * step.limitMps() + TOLERANCE_METERS;
            int seconds = isOver ? running.getOrDefault(step.vehicle(), 0) + 1 : 0;
            running.put(step.vehicle(), seconds);
            if (seconds > MIN_SECONDS) {
                over.add(step);
            }
        }

        assertThat(over).isNotEmpty().allMatch(Step::isSpeedingInTruth);
    }

    private static List<Step> steps(long seed, double faults) {
        City city = Days.city(seed);
        StreetIndex streets = new StreetIndex(city.graph());
        EventLog log =
                Days.live(
                        Days.withTruePositions(Days.faulty(Days.usual(seed, 25, 60), faults)), 120);
        List<Truth> speeding = log.truth(TruthKind.SPEEDING);
        Map<String, Truth> before = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Truth position : log.truth(TruthKind.POSITION)) {
            Truth last = before.put(position.subject(), position);
            if (last != null && position.startMillis() - last.startMillis() == 1_000) {
                PlanePoint from = place(city, last);
                PlanePoint to = place(city, position);
                steps.add(
                        new Step(
                                position.subject(),
                                from.distanceMeters(to),
                                Math.max(streets.limitMps(from), streets.limitMps(to)),
                                streets.distanceMeters(to),
                                speeding.stream().anyMatch(truth -> isDuring(truth, position))));
            }
        }
        return steps;
    }

    private static boolean isDuring(Truth truth, Truth position) {
        return truth.subject().equals(position.subject())
                && position.startMillis() >= truth.startMillis() - AROUND_MILLIS
                && position.startMillis()
                        <= truth.findEnd().orElse(position.startMillis()) + AROUND_MILLIS;
    }

    private static PlanePoint place(City city, Truth position) {
        return city.plane()
                .toPlane(
                        GeoPoint.ofDegrees(
                                Details.number(position, "lat"), Details.number(position, "lon")));
    }

    /** What a vehicle did within a second. */
    private record Step(
            String vehicle,
            double meters,
            double limitMps,
            double offStreetMeters,
            boolean isSpeedingInTruth) {}
}
