/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.Details;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.fixtures.PhoneView;
import io.roadstream.ingest.simulator.fixtures.PhoneView.Seen;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each kind of incident in what phones send, held against the times in the truth: it is seen from
 * its start to its end, and neither before nor after. Phones report every two seconds.
 */
class IncidentTimesTest {
    private static final long SEED = 5;
    private static final int VEHICLES = 60;
    private static final int MINUTES = 240;
    private static final long END = Days.START + MINUTES * 60_000L;
    private static final int INTERVAL_MILLIS = 2_000;

    /** More than six sigmas between high houses and the farthest jump there. */
    private static final double ERROR_METERS = 220;

    /** 7 m/s² for a second, but for the noise of two speeds. */
    private static final double HARSH_MPS = 5.5;

    /** Radius of the circle of a made-up drive. */
    private static final double CIRCLE_METERS = 300;

    private static final EventLog LOG = new EventLog();
    private static PhoneView phones;

    @BeforeAll
    static void live() {
        PhoneSettings usual = PhoneSettings.USUAL;
        PhoneSettings bad =
                new PhoneSettings(
                        Duration.ofMillis(INTERVAL_MILLIS),
                        usual.openSigmaMeters(),
                        usual.canyonSigmaMeters(),
                        usual.memory(),
                        usual.outlierShare(),
                        Duration.ofHours(1),
                        0.5,
                        0.1);
        WorldSettings settings =
                Days.withTruePositions(
                        Days.faulty(Days.with(Days.usual(SEED, VEHICLES, 150), bad), 2.5));
        World world = new World(Days.city(SEED), settings, new FirstCome(), LOG);
        world.runUntil(END);
        world.end();
        phones = new PhoneView(Days.city(SEED), LOG);
    }

    @Test
    void teleportsAreFarAwayFromTheFirstReportToTheLast() {
        for (Truth truth : some(TruthKind.TELEPORT, 20)) {
            List<Seen> during = during(truth);
            double meters = Details.number(truth, "meters");

            assertThat(during).as("%s", truth).hasSize((int) Details.number(truth, "reports"));
            assertThat(during)
                    .as("%s", truth)
                    .allMatch(one -> Math.abs(one.offMeters() - meters) < ERROR_METERS);
            requireAtItsStartAndEnd(truth, during);
            requireTrueAround(truth);
        }
    }

    @Test
    void spoofsAreAMadeUpDriveOfSomeMinutes() {
        for (Truth truth : some(TruthKind.SPOOF, 8)) {
            List<Seen> during = during(truth);

            assertThat(during).as("%s", truth).isNotEmpty();
            assertThat(during.get(0).offMeters())
                    .as("%s", truth)
                    .isCloseTo(Details.number(truth, "meters"), within(CIRCLE_METERS + 20));
            for (int i = 1; i < during.size(); i++) {
                // A smooth circle at 10 m/s, without noise; a tunnel does not hide it.
                long millis = during.get(i).millis() - during.get(i - 1).millis();
                double meters = during.get(i - 1).place().distanceMeters(during.get(i).place());
                assertThat(millis).as("%s", truth).isEqualTo(INTERVAL_MILLIS);
                assertThat(meters).as("%s", truth).isBetween(19.5, 20.5);
            }
            requireAtItsStartAndEnd(truth, during);
            requireTrueAround(truth);
        }
    }

    @Test
    void frozenReceiversRepeatAPlaceWhileTheVehicleDrivesOn() {
        for (Truth truth : some(TruthKind.FROZEN, 10)) {
            List<Seen> during = during(truth);
            Set<PlanePoint> places = new HashSet<>();
            during.forEach(one -> places.add(one.place()));

            assertThat(places).as("%s", truth).hasSize(1);
            double moved = Details.number(truth, "movedMeters");
            assertThat(phones.wayMeters(truth.subject(), truth.startMillis(), truth.endMillis()))
                    .as("%s", truth)
                    .isBetween(0.8 * moved - 50, 1.2 * moved + 50);
            for (Seen one : around(truth)) {
                assertThat(places).as("%s and %s", truth, one).doesNotContain(one.place());
            }
        }
    }

    @Test
    void unexpectedStopsStandFromStartToEndAndNotBefore() {
        for (Truth truth : some(TruthKind.UNEXPECTED_STOP, 15)) {
            requireStandstill(truth, truth.startMillis());
            assertThat(wayBefore(truth)).as("%s", truth).isGreaterThan(2);
        }
    }

    @Test
    void breakdownsStandOnceTheVehicleHasRolledOutAndItDroveBefore() {
        for (Truth truth : some(TruthKind.BREAKDOWN, 4)) {
            requireStandstill(truth, truth.startMillis() + 20_000);
            assertThat(wayBefore(truth)).as("%s", truth).isGreaterThan(2);
        }
    }

    @Test
    void detoursAreAsLongAsTheTruthSays() {
        for (Truth truth : some(TruthKind.DETOUR, 10)) {
            double meters = Details.number(truth, "meters");
            double driven =
                    phones.wayMeters(truth.subject(), truth.startMillis(), truth.endMillis());

            // Corners are cut: places are looked at each second.
            assertThat(driven).as("%s", truth).isBetween(0.93 * meters - 20, meters + 20);
            assertThat(driven).isGreaterThan(1.5 * Details.number(truth, "directMeters"));
            // And the phone sends that way: it is as long by its speeds as by its places.
            double told =
                    during(truth).stream()
                                    .mapToDouble(one -> one.report().motion().speedMps())
                                    .sum()
                            * INTERVAL_MILLIS
                            / 1e3;
            long heard = during(truth).size() * (long) INTERVAL_MILLIS;
            if (heard > 0.95 * (truth.endMillis() - truth.startMillis())) {
                assertThat(told).as("%s", truth).isBetween(0.85 * meters - 50, 1.15 * meters + 50);
            }
        }
    }

    @Test
    void speedersSayTheSpeedThatTheTruthHasOfThem() {
        for (Truth truth : some(TruthKind.SPEEDING, 15)) {
            double max = Details.number(truth, "maxSpeedMps");
            double limit = Details.number(truth, "limitMps");
            List<Seen> during = during(truth);
            double told =
                    during.stream()
                            .mapToDouble(one -> one.report().motion().speedMps())
                            .max()
                            .orElse(0);

            assertThat(max).as("%s", truth).isGreaterThan(1.2 * limit);
            assertThat(truth.endMillis() - truth.startMillis()).isGreaterThanOrEqualTo(4_000);
            if (during.size() * (long) INTERVAL_MILLIS
                    >= truth.endMillis() - truth.startMillis() - INTERVAL_MILLIS) {
                // Two seconds apart, at 3 m/s² at most, and the noise of a speed.
                assertThat(told).as("%s", truth).isBetween(max - 4.5, max + 1.5);
            }
        }
    }

    @Test
    void harshBrakingsComeInBurstsOfAReportASecond() {
        for (Truth truth : some(TruthKind.HARSH_BRAKING, 8)) {
            List<Seen> during = during(truth);
            int brakings = 0;
            for (int i = 1; i < during.size(); i++) {
                assertThat(during.get(i).millis() - during.get(i - 1).millis())
                        .as("%s", truth)
                        .isEqualTo(1_000);
                brakings += drop(during.get(i - 1), during.get(i)) > HARSH_MPS ? 1 : 0;
            }
            assertThat(brakings)
                    .as("%s: %s", truth, speeds(during))
                    .isEqualTo((int) Details.number(truth, "brakings"));
            // The first begins with it, the last ends with it.
            assertThat(drop(during.get(0), during.get(1))).isGreaterThan(HARSH_MPS);
            assertThat(drop(during.get(during.size() - 2), during.get(during.size() - 1)))
                    .isGreaterThan(HARSH_MPS);
        }
    }

    @Test
    void callsForHelpAreMadeAndEndedAtTheTimesOfTheTruth() {
        for (Truth truth : some(TruthKind.SOS, 4)) {
            String id = Details.text(truth, "id");
            assertThat(LOG.calls())
                    .filteredOn(call -> call.id().equals(id))
                    .singleElement()
                    .satisfies(
                            call -> {
                                assertThat(call.timeMillis()).isEqualTo(truth.startMillis());
                                assertThat(call.vehicle()).isEqualTo(truth.subject());
                            });
            assertThat(LOG.endedCalls()).containsOnlyOnce(id);
            requireStandstill(truth, truth.startMillis() + 20_000);
        }
    }

    @Test
    void withoutANetworkPhonesKeepTheirReportsAndSendThemLateAndAtTimesTwice() {
        int twice = 0;
        for (Truth truth : some(TruthKind.OFFLINE, 40)) {
            Map<Long, List<Long>> sent = uploads(truth.subject());
            List<Seen> during =
                    phones.between(truth.subject(), truth.startMillis(), truth.endMillis() - 1);

            assertThat(during).as("%s", truth).hasSize((int) Details.number(truth, "reports"));
            boolean isTwice = Details.isTrue(truth, "sentTwice");
            for (Seen one : during) {
                List<Long> times = sent.getOrDefault(one.report().sequence(), List.of());
                assertThat(times.get(0)).as("%s", truth).isEqualTo(truth.endMillis());
                if (truth.endMillis() + 900_000 < END || !isTwice) {
                    assertThat(times).as("%s", truth).hasSize(isTwice ? 2 : 1);
                }
                assertThat(times).isSorted();
            }
            twice += isTwice ? 1 : 0;
        }
        assertThat(twice).isGreaterThan(10);
    }

    @Test
    void wrongClocksAreWrongInEachReportByWhatTheTruthSays() {
        List<Truth> wrong = LOG.truth(TruthKind.WRONG_CLOCK);
        assertThat(wrong).hasSizeGreaterThan(2);
        Map<String, Long> ahead = new HashMap<>();
        wrong.forEach(
                truth -> ahead.put(truth.subject(), (long) Details.number(truth, "aheadMillis")));
        assertThat(ahead.values())
                .allMatch(millis -> Math.abs(millis) >= 30_000)
                .allMatch(millis -> millis >= -1_200_000 && millis <= 600_000);
        for (EventLog.Upload upload : LOG.uploads()) {
            Report newest = upload.reports().get(upload.reports().size() - 1);
            long offset = newest.timeMillis() - upload.timeMillis();
            long expected = ahead.getOrDefault(newest.vehicle(), 0L);
            // Never ahead of its own clock; late only where the network was away.
            assertThat(offset).as("%s", newest).isLessThanOrEqualTo(expected);
            if (upload.reports().size() == 1 && offset != expected) {
                assertThat(LOG.truth(TruthKind.OFFLINE))
                        .as("%s", newest)
                        .anyMatch(
                                truth ->
                                        truth.subject().equals(newest.vehicle())
                                                && upload.timeMillis() >= truth.endMillis());
            }
        }
    }

    /** Those that were over in time, at least so many. */
    private static List<Truth> some(TruthKind kind, int least) {
        List<Truth> over =
                LOG.truth(kind).stream().filter(truth -> truth.findEnd().isPresent()).toList();
        assertThat(over).as("incidents of kind %s", kind).hasSizeGreaterThanOrEqualTo(least);
        return over;
    }

    private static List<Seen> during(Truth truth) {
        return phones.between(truth.subject(), truth.startMillis(), truth.endMillis());
    }

    /** The reports just before and just after it. */
    private static List<Seen> around(Truth truth) {
        List<Seen> around =
                new ArrayList<>(
                        phones.between(
                                truth.subject(),
                                truth.startMillis() - INTERVAL_MILLIS,
                                truth.startMillis() - 1));
        around.addAll(
                phones.between(
                        truth.subject(),
                        truth.endMillis() + 1,
                        truth.endMillis() + INTERVAL_MILLIS));
        return around;
    }

    private static void requireAtItsStartAndEnd(Truth truth, List<Seen> during) {
        assertThat(during.get(0).millis()).as("%s", truth).isEqualTo(truth.startMillis());
        assertThat(during.get(during.size() - 1).millis())
                .as("%s", truth)
                .isEqualTo(truth.endMillis());
    }

    /** But where the next incident is just before or after it. */
    private static void requireTrueAround(Truth truth) {
        assertThat(around(truth))
                .as("%s", truth)
                .allMatch(one -> one.offMeters() < ERROR_METERS || isDisguised(one));
    }

    private static boolean isDisguised(Seen one) {
        return Stream.of(TruthKind.TELEPORT, TruthKind.SPOOF, TruthKind.FROZEN)
                .flatMap(kind -> LOG.truth(kind).stream())
                .anyMatch(truth -> PhoneView.isDuring(truth, one));
    }

    private static void requireStandstill(Truth truth, long fromMillis) {
        assertThat(phones.wayMeters(truth.subject(), fromMillis, truth.endMillis() - 1_000))
                .as("%s", truth)
                .isLessThan(0.1);
        assertThat(phones.between(truth.subject(), fromMillis, truth.endMillis() - 1_000))
                .as("%s", truth)
                .isNotEmpty()
                .allMatch(one -> one.report().motion().speedMps() < 1.5);
    }

    private static double wayBefore(Truth truth) {
        return phones.wayMeters(truth.subject(), truth.startMillis() - 5_000, truth.startMillis());
    }

    private static List<Double> speeds(List<Seen> seen) {
        return seen.stream().map(one -> one.report().motion().speedMps()).toList();
    }

    private static double drop(Seen one, Seen next) {
        return one.report().motion().speedMps() - next.report().motion().speedMps();
    }

    /** When each report of a vehicle left the phone, by its number. */
    private static Map<Long, List<Long>> uploads(String vehicle) {
        Map<Long, List<Long>> sent = new HashMap<>();
        for (EventLog.Upload upload : LOG.uploads()) {
            for (Report report : upload.reports()) {
                if (report.vehicle().equals(vehicle)) {
                    sent.computeIfAbsent(report.sequence(), key -> new ArrayList<>())
                            .add(upload.timeMillis());
                }
            }
        }
        return sent;
    }
}
