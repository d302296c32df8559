/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.Details;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the reports alone: is what the truth file says to be seen in them, and nothing else? */
class FaultsInReportsTest {
    private static final double METERS_PER_DEGREE = 111_195;
    private static final int VEHICLES = 60;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyFaultOfTheTruthIsVisible(long seed) {
        EventLog log = Days.live(Days.faulty(Days.usual(seed, VEHICLES, 150), 2.5), 300);
        Map<String, List<Report>> reports = onTrueClocks(log);

        Set<TruthKind> seen = EnumSet.noneOf(TruthKind.class);
        for (Truth truth : log.truth()) {
            seen.add(truth.kind());
            List<Report> all = reports.getOrDefault(truth.subject(), List.of());
            long end = truth.findEnd().orElse(Days.START + 300 * 60_000L);
            List<Report> during = between(all, truth.startMillis(), end);
            switch (truth.kind()) {
                case TELEPORT -> requireFarAway(truth, all, during, 2_500);
                case SPOOF -> requireFarAway(truth, all, during, 1_300);
                case FROZEN -> requireOnePlace(truth, during);
                case UNEXPECTED_STOP, BREAKDOWN -> requireStandstill(truth, during);
                case SPEEDING -> requireSpeed(truth, during);
                case HARSH_BRAKING ->
                        requireBraking(truth, between(all, truth.startMillis() - 1_000, end));
                case DETOUR -> requireLongWay(truth, during);
                case SOS -> requireCall(truth, log);
                case OFFLINE -> requireLateUpload(truth, log);
                case TUNNEL -> assertThat(between(all, truth.startMillis() + 1, end - 1)).isEmpty();
                case OUTLIER -> assertThat(during).hasSize((int) Details.number(truth, "reports"));
                case WRONG_CLOCK -> requireWrongTimes(truth, log);
                case ROAD_WORKS, ARRIVAL, POSITION -> {}
            }
        }
        Set<TruthKind> expected = EnumSet.allOf(TruthKind.class);
        expected.removeAll(EnumSet.of(TruthKind.POSITION, TruthKind.WRONG_CLOCK));
        assertThat(seen).containsAll(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void withoutFaultsNothingLooksLikeOne(long seed) {
        WorldSettings usual = Days.usual(seed, VEHICLES, 150);
        EventLog log = Days.live(Days.with(usual, usual.phones().withoutFaults()), 120);

        for (List<Report> reports : log.reports().values()) {
            for (int i = 1; i < reports.size(); i++) {
                Report last = reports.get(i - 1);
                Report report = reports.get(i);
                if (report.timeMillis() - last.timeMillis() == 1_000) {
                    assertThat(meters(last.place(), report.place())).isLessThan(80);
                    assertThat(last.motion().speedMps() - report.motion().speedMps())
                            .as("%s then %s", last, report)
                            .isLessThan(5.5);
                }
            }
        }
        assertThat(log.truth())
                .extracting(Truth::kind)
                .containsOnly(TruthKind.ARRIVAL, TruthKind.TUNNEL, TruthKind.ROAD_WORKS);
    }

    private static void requireFarAway(
            Truth truth, List<Report> all, List<Report> during, double minMeters) {
        assertThat(during).as("%s", truth).isNotEmpty();
        List<Report> before = between(all, truth.startMillis() - 120_000, truth.startMillis() - 1);
        if (!before.isEmpty()) {
            GeoPoint place = before.get(before.size() - 1).place();
            assertThat(during)
                    .as("%s", truth)
                    .allMatch(report -> meters(place, report.place()) > minMeters);
        }
    }

    private static void requireOnePlace(Truth truth, List<Report> during) {
        assertThat(during).as("%s", truth).hasSizeGreaterThan(40);
        Set<GeoPoint> places = new HashSet<>();
        during.forEach(report -> places.add(report.place()));
        assertThat(places).as("%s", truth).hasSizeLessThanOrEqualTo(1);
    }

    private static void requireStandstill(Truth truth, List<Report> during) {
        assertThat(during).as("%s", truth).isNotEmpty();
        long still = during.stream().filter(report -> report.motion().speedMps() < 1).count();
        assertThat(still / (double) during.size()).as("%s", truth).isGreaterThan(0.9);
        assertThat(truth.findEnd().orElse(Long.MAX_VALUE) - truth.startMillis())
                .isGreaterThan(truth.findEnd().isPresent() ? 200_000 : 0);
    }

    private static void requireSpeed(Truth truth, List<Report> during) {
        double limit = Details.number(truth, "limitMps");
        long over =
                during.stream().filter(report -> report.motion().speedMps() > 1.1 * limit).count();
        assertThat(over).as("%s", truth).isGreaterThanOrEqualTo(3);
    }

    private static void requireBraking(Truth truth, List<Report> during) {
        int brakings = 0;
        for (int i = 1; i < during.size(); i++) {
            double drop = during.get(i - 1).motion().speedMps() - during.get(i).motion().speedMps();
            brakings += drop > 5.5 ? 1 : 0;
        }
        assertThat(brakings).as("%s", truth).isGreaterThanOrEqualTo(2);
        assertThat(brakings).isLessThanOrEqualTo((int) Details.number(truth, "brakings"));
    }

    /** Sampled every 15 s, so that noise does not make the way longer. */
    private static void requireLongWay(Truth truth, List<Report> during) {
        double meters = 0;
        for (int i = 15; i < during.size(); i += 15) {
            meters += meters(during.get(i - 15).place(), during.get(i).place());
        }
        double direct = Details.number(truth, "directMeters");
        assertThat(meters).as("%s", truth).isGreaterThan(1.25 * direct);
    }

    private static void requireCall(Truth truth, EventLog log) {
        String id = Details.text(truth, "id");
        assertThat(log.calls())
                .filteredOn(call -> call.id().equals(id))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.vehicle()).isEqualTo(truth.subject());
                            assertThat(call.timeMillis()).isEqualTo(truth.startMillis());
                        });
        assertThat(log.endedCalls()).contains(id);
    }

    /** Nothing comes while there is no network, then everything, and again if the truth says so. */
    private static void requireLateUpload(Truth truth, EventLog log) {
        long end = truth.findEnd().orElseThrow();
        Set<Long> first = new HashSet<>();
        Set<Long> again = new HashSet<>();
        for (EventLog.Upload upload : log.uploads()) {
            boolean isOurs = upload.reports().get(0).vehicle().equals(truth.subject());
            if (!isOurs || upload.timeMillis() < truth.startMillis()) {
                continue;
            }
            assertThat(upload.timeMillis()).as("%s", truth).isGreaterThanOrEqualTo(end);
            for (Report report : upload.reports()) {
                boolean isNew = upload.timeMillis() == end && first.add(report.sequence());
                if (!isNew && first.contains(report.sequence())) {
                    again.add(report.sequence());
                }
            }
        }
        int kept = (int) Details.number(truth, "reports");
        assertThat(first).as("%s", truth).hasSizeGreaterThanOrEqualTo(kept);
        boolean isOverInTime = end + 1_200_000 < Days.START + 300 * 60_000L;
        if (!Details.isTrue(truth, "sentTwice")) {
            assertThat(again).as("%s", truth).isEmpty();
        } else if (isOverInTime) {
            assertThat(again).as("%s", truth).hasSize(kept);
        }
    }

    private static void requireWrongTimes(Truth truth, EventLog log) {
        long ahead = (long) Details.number(truth, "aheadMillis");
        assertThat(log.uploads())
                .filteredOn(upload -> upload.reports().get(0).vehicle().equals(truth.subject()))
                .filteredOn(upload -> upload.reports().size() == 1)
                .filteredOn(
                        upload ->
                                upload.reports().get(0).timeMillis() - upload.timeMillis() == ahead)
                .hasSizeGreaterThan(100);
    }

    /** Reports by vehicle, their times corrected by what the truth says of the clock. */
    private static Map<String, List<Report>> onTrueClocks(EventLog log) {
        Map<String, Long> ahead = new HashMap<>();
        log.truth(TruthKind.WRONG_CLOCK)
                .forEach(
                        truth ->
                                ahead.put(
                                        truth.subject(),
                                        (long) Details.number(truth, "aheadMillis")));
        Map<String, List<Report>> reports = new HashMap<>();
        log.reports()
                .forEach(
                        (vehicle, list) -> {
                            long offset = ahead.getOrDefault(vehicle, 0L);
                            reports.put(
                                    vehicle,
                                    list.stream().map(report -> at(report, offset)).toList());
                        });
        return reports;
    }

    private static Report at(Report report, long aheadMillis) {
        return new Report(
                report.vehicle(),
                report.driver(),
                report.sequence(),
                report.timeMillis() - aheadMillis,
                report.place(),
                report.motion());
    }

    private static List<Report> between(List<Report> reports, long start, long end) {
        return reports.stream()
                .filter(report -> report.timeMillis() >= start && report.timeMillis() <= end)
                .toList();
    }

    private static double meters(GeoPoint one, GeoPoint other) {
        double north = (other.lat() - one.lat()) * METERS_PER_DEGREE;
        double east =
                (other.lon() - one.lon()) * METERS_PER_DEGREE * Math.cos(Math.toRadians(one.lat()));
        return Math.hypot(north, east);
    }
}
