/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static io.roadstream.contract.fixtures.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final String UUID_TEXT = "8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10";
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final PositionReport BY_UUID = report("cab-1").deviceUuid(UUID_TEXT).build();
    private static final PositionReport BY_SEQUENCE = report("cab-1").sequence(4_711).build();
    private static final PositionReport BY_PLACE = report("cab-1").build();

    /** Duplicate memories in state hold these values, and history holds the ids of tracks. */
    @Test
    void valuesAreASchema() {
        assertThat(List.of(BY_UUID, BY_SEQUENCE, BY_PLACE))
                .extracting(report -> Long.toHexString(Fingerprint.of(report)))
                .containsExactly("db2a7696ac32a8c6", "8d48d4f518498d17", "a5e31d5e93aebd3f");
        assertThat(Long.toHexString(trackId(BY_PLACE))).isEqualTo("6bb21acb26047ba0");
    }

    /** The mixing step is SplitMix64, which the JDK has as well. */
    @Test
    void mixesLikeTheGeneratorOfTheJdk() {
        long time = Reports.TIME.toEpochMilli();
        UUID uuid = UUID.fromString(UUID_TEXT);
        GeoPoint place = Reports.PLACE;

        assertThat(Fingerprint.of(BY_UUID))
                .isEqualTo(
                        mix(
                                mix(uuid.getMostSignificantBits() + GOLDEN_GAMMA)
                                        + uuid.getLeastSignificantBits()));
        assertThat(Fingerprint.of(BY_SEQUENCE))
                .isEqualTo(mix(mix(4_711 + 2 * GOLDEN_GAMMA) + time));
        assertThat(Fingerprint.of(BY_PLACE))
                .isEqualTo(
                        mix(
                                mix(
                                                place.latE7() * 0x1_0000_0000L
                                                        + Integer.toUnsignedLong(place.lonE7())
                                                        + 3 * GOLDEN_GAMMA)
                                        + time));
    }

    @Test
    void knowsAReportByItsUuidWhateverElseChanged() {
        PositionReport other =
                report("cab-1")
                        .deviceUuid(UUID_TEXT)
                        .sequence(9)
                        .after(Duration.ofHours(1))
                        .place(0, 0)
                        .speedMps(5)
                        .build();

        assertThat(Fingerprint.of(other)).isEqualTo(Fingerprint.of(BY_UUID));
    }

    @Test
    void knowsAReportByItsSequenceAndTimeWhereverItWas() {
        assertThat(Fingerprint.of(report("cab-1").sequence(4_711).place(0, 0).build()))
                .isEqualTo(Fingerprint.of(BY_SEQUENCE));
        assertThat(Fingerprint.of(report("cab-1").sequence(4_712).build()))
                .isNotEqualTo(Fingerprint.of(BY_SEQUENCE));
        assertThat(Fingerprint.of(laterBy(1).sequence(4_711).build()))
                .isNotEqualTo(Fingerprint.of(BY_SEQUENCE));
    }

    @Test
    void knowsAReportByItsTimeAndPlaceWhateverElseItSays() {
        PositionReport repeated =
                report("cab-1")
                        .receivedAt(Reports.TIME.plusSeconds(60))
                        .speedMps(5)
                        .accuracyMeters(3)
                        .driver("driver:7")
                        .protocol(Protocol.TRACCAR)
                        .build();
        GeoPoint place = Reports.PLACE;

        assertThat(Fingerprint.of(repeated)).isEqualTo(Fingerprint.of(BY_PLACE));
        assertThat(Fingerprint.of(laterBy(1).build())).isNotEqualTo(Fingerprint.of(BY_PLACE));
        assertThat(
                        Fingerprint.of(
                                report("cab-1")
                                        .place(new GeoPoint(place.latE7(), place.lonE7() + 1))
                                        .build()))
                .isNotEqualTo(Fingerprint.of(BY_PLACE));
    }

    @Test
    void givesTheTracksOfDifferentVehiclesDifferentIds() {
        assertThat(
                        Set.of(
                                trackId(BY_PLACE),
                                trackId(report("cab-2").build()),
                                trackId(report("cab-1").tenant("acme2").build()),
                                trackId(report("1").tenant("acme-cab").build())))
                .hasSize(4);
    }

    @SeededTest
    void givesDifferentReportsDifferentFingerprints(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Set<List<Object>> identities = new HashSet<>();
        Set<Long> fingerprints = new HashSet<>();

        for (int i = 0; i < 2_000; i++) {
            PositionReport report = events.report();
            identities.add(identity(report));
            fingerprints.add(Fingerprint.of(report));
        }

        assertThat(fingerprints).hasSameSizeAs(identities);
    }

    @Test
    void spreadsACounterOverAllBuckets() {
        int[] sizes = new int[MemoryBucket.COUNT];

        for (int i = 0; i < 32_000; i++) {
            sizes[MemoryBucket.index(Fingerprint.of(laterBy(1_000L * i).sequence(i).build()))]++;
        }

        assertThat(Arrays.stream(sizes).boxed()).allMatch(size -> size > 850 && size < 1_150);
    }

    private static Reports.Builder laterBy(long millis) {
        return report("cab-1").after(Duration.ofMillis(millis));
    }

    private static long trackId(PositionReport report) {
        return Fingerprint.trackId(report, Fingerprint.of(report));
    }

    private static List<Object> identity(PositionReport report) {
        long time = report.envelope().eventTimeMillis();
        if (report.deviceUuid() != null) {
            return List.of(report.deviceUuid());
        }
        return report.sequence() != null
                ? List.of(report.sequence(), time)
                : List.of(report.location(), time);
    }

    private static long mix(long value) {
        return new SplittableRandom(value - GOLDEN_GAMMA).nextLong();
    }
}
