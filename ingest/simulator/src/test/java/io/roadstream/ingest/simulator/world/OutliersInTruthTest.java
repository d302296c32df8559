/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.fixtures.PhoneView;
import io.roadstream.ingest.simulator.fixtures.PhoneView.Seen;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that err by far stand in the truth, with when and how far, and nobody else does. */
class OutliersInTruthTest {
    /** More than six sigmas of the noise between high houses. */
    private static final double NOISE_METERS = 60;

    private static final double LEAST_METERS = 40;
    private static final double MOST_METERS = 160;

    /** One lasts three seconds at most; another may begin at once. */
    private static final long MOST_MILLIS = 30_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void whatWasSentIsAsFarOffAsTheTruthSaysAndOnlyThen(long seed) {
        EventLog log = Days.live(Days.withTruePositions(Days.usual(seed, 30, 60)), 90);
        PhoneView phones = new PhoneView(Days.city(seed), log);
        List<Truth> outliers = log.truth(TruthKind.OUTLIER);

        assertThat(outliers).hasSizeGreaterThan(20);
        for (Truth truth : outliers) {
            List<Seen> sent =
                    phones.between(truth.subject(), truth.startMillis(), truth.endMillis());
            double meters = PhoneView.number(truth, "meters");
            assertThat(sent).as("%s", truth).hasSize((int) PhoneView.number(truth, "reports"));
            assertThat(sent.get(0).millis()).isEqualTo(truth.startMillis());
            assertThat(sent.get(sent.size() - 1).millis()).isEqualTo(truth.endMillis());
            assertThat(truth.endMillis() - truth.startMillis()).isLessThan(MOST_MILLIS);
            assertThat(meters).isBetween(LEAST_METERS, MOST_METERS);
            assertThat(sent)
                    .as("%s", truth)
                    .allMatch(one -> one.offMeters() < meters + NOISE_METERS)
                    .anyMatch(one -> Math.abs(one.offMeters() - meters) < NOISE_METERS);
        }
        List<Seen> far =
                phones.all().stream().filter(one -> one.offMeters() > NOISE_METERS).toList();
        assertThat(far).hasSizeGreaterThan(20);
        assertThat(far)
                .allMatch(
                        one -> outliers.stream().anyMatch(truth -> PhoneView.isDuring(truth, one)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void phonesWithoutFaultsHaveNone(long seed) {
        WorldSettings usual = Days.withTruePositions(Days.usual(seed, 30, 60));
        EventLog log = Days.live(Days.with(usual, usual.phones().withoutFaults()), 30);

        assertThat(log.truth(TruthKind.OUTLIER)).isEmpty();
        assertThat(new PhoneView(Days.city(seed), log).all())
                .hasSizeGreaterThan(10_000)
                .allMatch(one -> one.offMeters() < NOISE_METERS);
    }
}
