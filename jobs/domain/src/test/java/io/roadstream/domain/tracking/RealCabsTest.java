/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.fixtures.CabFile;
import io.roadstream.domain.fixtures.PlainTracking;
import io.roadstream.domain.fixtures.PlainTracking.Verdict;
import io.roadstream.domain.fixtures.TrackedVehicle;
import io.roadstream.domain.fixtures.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A day of real cabs through the rule and through the plain implementation. */
final class RealCabsTest {
    private static final TrackingRule RULE = new TrackingRule(TrackingSettings.DEFAULT);

    @Test
    void judgesADayOfCabsLikeThePlainImplementation() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Integer> expectedCounts = new TreeMap<>();

        for (List<PositionReport> cab : cabs().values()) {
            compare(cab, counts, expectedCounts);
        }

        assertThat(counts).isEqualTo(expectedCounts).isNotEmpty();
    }

    @Test
    void judgesADayOfDelayedAndRepeatedReportsLikeThePlainImplementation() throws IOException {
        Random random = new Random(20080520);
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Integer> expectedCounts = new TreeMap<>();

        for (List<PositionReport> cab : cabs().values()) {
            compare(disturbed(cab, random), counts, expectedCounts);
        }

        assertThat(counts).isEqualTo(expectedCounts);
        assertThat(counts.keySet()).anyMatch(flags -> flags.contains("LATE"));
    }

    private static void compare(
            List<PositionReport> cab,
            Map<String, Integer> counts,
            Map<String, Integer> expectedCounts) {
        List<Track> tracks = run(cab);
        List<Verdict> expected = PlainTracking.judge(cab);
        Verdicts.assertSame(tracks, expected);
        tracks.forEach(track -> count(counts, Verdicts.flags(track), track.holdOutcome().name()));
        expected.forEach(verdict -> count(expectedCounts, verdict.flags(), verdict.holdOutcome()));
    }

    /** Five reports of a hundred arrive up to sixty places late, and two arrive again. */
    private static List<PositionReport> disturbed(List<PositionReport> cab, Random random) {
        List<PositionReport> disturbed = new ArrayList<>(cab);
        for (int i = 0; i < disturbed.size(); i++) {
            int chance = random.nextInt(100);
            int later = Math.min(disturbed.size() - 1, i + 1 + random.nextInt(60));
            if (chance < 5) {
                disturbed.add(later, disturbed.remove(i));
            } else if (chance < 7) {
                disturbed.add(later, disturbed.get(i));
            }
        }
        return disturbed;
    }

    private static Map<String, List<PositionReport>> cabs() throws IOException {
        Optional<Path> file = CabFile.findFirst();
        assumeTrue(
                file.isPresent(), "skipped: ROADSTREAM_DATA names no folder with files of sf-cabs");
        return CabFile.read(file.get());
    }

    private static List<Track> run(List<PositionReport> cab) {
        TrackedVehicle vehicle = new TrackedVehicle(RULE);
        List<Track> tracks = new ArrayList<>();
        cab.forEach(report -> vehicle.take(report).ifPresent(tracks::addAll));
        tracks.addAll(vehicle.release());
        return tracks;
    }

    private static void count(Map<String, Integer> counts, String... names) {
        counts.merge(String.join(" ", names), 1, Integer::sum);
    }
}
