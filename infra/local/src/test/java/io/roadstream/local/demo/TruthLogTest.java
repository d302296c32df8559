/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.geo.GeoPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthLogTest {
    private static final long START = Instant.parse("2026-11-20T11:00:00Z").toEpochMilli();

    @TempDir Path folder;

    @Test
    void knowsThePhonesThatAreToBlameAndCountsKinds() throws Exception {
        TruthLog truth =
                read(
                        """
                        {"kind":"offline","vehicle":"v-1","start":"2026-11-20T11:00:00Z","end":"2026-11-20T11:05:00Z","details":{}}
                        {"kind":"wrong_clock","vehicle":"v-2","start":"2026-11-20T11:00:00Z","end":null,"details":{}}
                        {"kind":"road_works","street":"Mill Lane","start":"2026-11-20T11:00:00Z","end":null,"details":{}}
                        """);

        assertThat(truth.counts())
                .isEqualTo(Map.of("offline", 1L, "road_works", 1L, "wrong_clock", 1L));
        assertThat(truth.troubles().explain("v-1", START + 300_000)).isTrue();
        assertThat(truth.troubles().explain("v-1", START + 300_001)).isFalse();
        assertThat(truth.troubles().explain("v-2", START + 999_999)).isTrue();
    }

    @Test
    void aFileThatWasNeverWrittenHasNothingToSay() throws Exception {
        TruthLog truth = new TruthLog();
        truth.add(folder.resolve("none"));

        assertThat(truth.counts()).isEmpty();
    }

    @Test
    void anomaliesAreHeldAgainstIncidentsOfTheirVehicleAndTime() throws Exception {
        TruthLog truth =
                read(
                        """
                        {"kind":"teleport","vehicle":"v-1","start":"2026-11-20T11:10:00Z","end":"2026-11-20T11:10:02Z","details":{}}
                        {"kind":"teleport","vehicle":"v-2","start":"2026-11-20T11:10:00Z","end":"2026-11-20T11:10:02Z","details":{}}
                        {"kind":"tunnel","vehicle":"v-1","start":"2026-11-20T11:20:00Z","end":null,"details":{}}
                        {"kind":"offline","vehicle":"v-4","start":"2026-11-20T11:20:00Z","end":"2026-11-20T11:22:00Z","details":{}}
                        {"kind":"offline","vehicle":"v-5","start":"2026-11-20T11:20:00Z","end":"2026-11-20T11:25:00Z","details":{}}
                        """);
        long teleport = START + 600_000;

        List<IncidentMatch> matches =
                IncidentMatch.of(
                        truth,
                        List.of(
                                anomaly("v-1", AnomalyKind.TELEPORT, 1, teleport + 1_000),
                                anomaly("v-1", AnomalyKind.TELEPORT, 1, teleport + 1_000),
                                anomaly("v-3", AnomalyKind.TELEPORT, 2, teleport),
                                anomaly("v-2", AnomalyKind.TELEPORT, 3, teleport + 63_000),
                                anomaly("v-1", AnomalyKind.SILENCE, 4, START + 9_000_000),
                                anomaly("v-5", AnomalyKind.SILENCE, 5, START + 1_200_000)),
                        new Judged(START, START, START + 10_000_000));

        assertThat(matches)
                .containsExactly(
                        // two minutes are no silence, and a tunnel is an excuse alone
                        new IncidentMatch(
                                AnomalyKind.SILENCE, new Tally(1, List.of(), 2, List.of())),
                        new IncidentMatch(
                                AnomalyKind.TELEPORT,
                                new Tally(
                                        2,
                                        List.of(
                                                "v-2 teleport from 2026-11-20T11:10:00Z to"
                                                        + " 2026-11-20T11:10:02Z"),
                                        3,
                                        List.of(
                                                "v-3 at 2026-11-20T11:10:00Z",
                                                "v-2 at 2026-11-20T11:11:03Z"))),
                        new IncidentMatch(
                                AnomalyKind.SPEEDING, new Tally(0, List.of(), 0, List.of())));
    }

    @Test
    void aSilenceCountsOnceItHasLastedAndBeginsByTheDevicesClock() throws Exception {
        TruthLog truth =
                read(
                        """
                        {"kind":"wrong_clock","vehicle":"v-1","start":"2026-11-20T11:00:00Z","end":null,"details":{"aheadMillis":-600000}}
                        {"kind":"offline","vehicle":"v-1","start":"2026-11-20T11:20:00Z","end":"2026-11-20T11:25:00Z","details":{}}
                        {"kind":"offline","vehicle":"v-2","start":"2026-11-20T11:20:00Z","end":"2026-11-20T11:25:00Z","details":{}}
                        {"kind":"offline","vehicle":"v-3","start":"2026-11-20T11:24:00Z","end":"2026-11-20T11:29:00Z","details":{}}
                        {"kind":"offline","vehicle":"v-4","start":"2026-11-20T11:04:00Z","end":"2026-11-20T11:10:00Z","details":{}}
                        """);

        Tally silence =
                IncidentMatch.of(
                                truth,
                                List.of(anomaly("v-1", AnomalyKind.SILENCE, 1, START + 600_000)),
                                new Judged(START + 300_000, START, START + 1_560_000))
                        .get(0)
                        .tally();

        assertThat(silence.expected()).isEqualTo(2);
        assertThat(silence.missed())
                .containsExactly("v-2 offline from 2026-11-20T11:20:00Z to 2026-11-20T11:25:00Z");
        assertThat(silence.unexplained()).isEmpty();
    }

    @Test
    void aCityThatIsFasterThanTheWallIsSteadyOnceItHasCaughtUp() {
        Instant begin = Instant.ofEpochMilli(START);

        assertThat(Judged.of(begin, 1, begin.plusSeconds(40), begin.plusSeconds(200)))
                .isEqualTo(new Judged(START, START + 40_000, START + 200_000));
        assertThat(
                        Judged.of(begin, 61, begin.plusSeconds(40), begin.plusSeconds(200))
                                .steadyMillis())
                .isEqualTo(START + 120_000);
    }

    @Test
    void nineOfTenAreEnoughAndFewSayNothing() {
        List<String> one = List.of("one");
        List<String> two = List.of("one", "two");

        assertThat(new Tally(10, one, 10, one).isReconciled()).isTrue();
        assertThat(new Tally(10, two, 10, one).isReconciled()).isFalse();
        assertThat(new Tally(10, one, 10, two).isReconciled()).isFalse();
        assertThat(new Tally(9, two, 9, two).isReconciled()).isTrue();
    }

    private TruthLog read(String lines) throws Exception {
        TruthLog truth = new TruthLog();
        truth.add(Files.writeString(folder.resolve("truth.jsonl"), lines));
        return truth;
    }

    private static Anomaly anomaly(String vehicle, AnomalyKind kind, long id, long startMillis) {
        return new Anomaly(
                new Envelope("local", vehicle, startMillis, startMillis),
                id,
                kind,
                0,
                Severity.MEDIUM,
                startMillis,
                null,
                GeoPoint.ofDegrees(45.9, -0.9),
                new Measure(1, 1),
                1);
    }
}
