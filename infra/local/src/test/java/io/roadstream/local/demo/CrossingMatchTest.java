/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import io.roadstream.contract.geo.GeoPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossingMatchTest {
    private static final long START = Instant.parse("2026-11-20T11:00:00Z").toEpochMilli();
    private static final double METER = 1 / 111_195.0;

    /** A circle of 100 m on the equator and a square of 200 m around 1° north. */
    private static final String FENCES =
            """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","id":"ring","properties":{"radiusMeters":100},
              "geometry":{"type":"Point","coordinates":[10,0]}},
             {"type":"Feature","id":"block","properties":{},"geometry":{"type":"Polygon","coordinates":
              [[[9.999,0.9991],[10.001,0.9991],[10.001,1.0009],[9.999,1.0009],[9.999,0.9991]]]}}]}""";

    @TempDir Path folder;

    @Test
    void depthIsTheWayToTheBorder() throws Exception {
        FenceShape ring = fences().get(0);
        FenceShape block = fences().get(1);

        assertThat(ring.depthMeters(0, 10)).isCloseTo(100, within(0.1));
        assertThat(ring.depthMeters(130 * METER, 10)).isCloseTo(-30, within(0.1));
        assertThat(block.depthMeters(1, 10)).isCloseTo(100.08, within(0.1));
        assertThat(block.depthMeters(1, 10.0005)).isCloseTo(55.6, within(0.1));
        assertThat(block.depthMeters(1.0012, 10)).isCloseTo(-33.4, within(0.1));
        assertThat(block.depthMeters(1.0009 + 30 * METER, 10.001 + 40 * METER))
                .isCloseTo(-50, within(0.1));
    }

    /** North through the middle of the ring at 10 m/s: in after 10 s, out after 30 s. */
    @Test
    void crossingsAreFoundAtTheirTimeAndNoiseAtTheBorderIsNone() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int second = 0; second <= 40; second++) {
            lines.append(position("v-1", second, (10 * second - 200) * METER));
            // along the border, 20 m inside and outside by turns
            lines.append(position("v-2", second, (second % 2 == 0 ? 80 : 120) * METER));
            lines.append(position("v-3", second, (10 * second - 200) * METER));
        }
        lines.append(
                """
                {"kind":"wrong_clock","vehicle":"v-3","start":"2026-11-20T11:00:00Z","end":null,"details":{}}
                """);
        TruthLog truth = new TruthLog();
        truth.add(Files.writeString(folder.resolve("truth.jsonl"), lines));

        Tally match =
                CrossingMatch.of(
                        truth,
                        fences(),
                        List.of(
                                transition("v-1", "ring", TransitionKind.ENTER, 11),
                                transition("v-2", "ring", TransitionKind.ENTER, 20),
                                transition("v-3", "ring", TransitionKind.ENTER, 400),
                                transition("v-1", "ring", TransitionKind.INITIAL_INSIDE, 20),
                                // nobody was there
                                transition("v-1", "block", TransitionKind.ENTER, 20),
                                transition("v-1", "ring", TransitionKind.EXIT, 600),
                                transition("v-1", "of other people", TransitionKind.EXIT, 20)),
                        new Judged(START, START - 60_000, START + 60_000));

        assertThat(match)
                .isEqualTo(
                        new Tally(
                                2,
                                List.of("v-1 EXIT ring at 2026-11-20T11:00:31Z"),
                                6,
                                List.of(
                                        "v-1 ENTER block at 2026-11-20T11:00:20Z",
                                        "v-1 EXIT ring at 2026-11-20T11:10:00Z")));
    }

    @Test
    void nobodyCouldTellOfCrossingsBeforeTheFencesWereDrawn() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int second = 0; second <= 40; second++) {
            lines.append(position("v-1", second, (10 * second - 200) * METER));
        }
        TruthLog truth = new TruthLog();
        truth.add(Files.writeString(folder.resolve("truth.jsonl"), lines));

        Tally match =
                CrossingMatch.of(
                        truth, fences(), List.of(), new Judged(START, START, START + 60_000));

        assertThat(match.missed()).containsExactly("v-1 EXIT ring at 2026-11-20T11:00:31Z");
    }

    private List<FenceShape> fences() throws Exception {
        return FenceShape.read(Files.writeString(folder.resolve("fences.geojson"), FENCES));
    }

    private static String position(String vehicle, int second, double lat) {
        String time = Instant.ofEpochMilli(START + second * 1_000L).toString();
        return String.format(
                Locale.ROOT,
                "{\"kind\":\"position\",\"vehicle\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"details\":{\"lat\":%.7f,\"lon\":10}}%n",
                vehicle,
                time,
                time,
                lat);
    }

    private static GeofenceTransition transition(
            String vehicle, String fence, TransitionKind kind, int second) {
        long millis = START + second * 1_000L;
        return new GeofenceTransition(
                new Envelope("local", vehicle, millis, millis),
                GeoPoint.ofDegrees(0, 10),
                fence.replace(' ', '-'),
                1,
                fence,
                GeofenceKind.CUSTOM,
                kind,
                TransitionReason.MOVED,
                1,
                2,
                second,
                0);
    }
}
