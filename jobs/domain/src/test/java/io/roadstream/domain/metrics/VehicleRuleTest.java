/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VehicleRuleTest {
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long CELL = 0x872830828ffffffL;
    private static final VehicleRule RULE = new VehicleRule(MetricsSettings.DEFAULT);

    private final List<VehicleWindows.Window> told = new ArrayList<>();
    private VehicleWindows state = VehicleWindows.NEW;

    @Test
    void aFixHasTheCellOfItsTrack() {
        var report = Reports.report("van-1").build();

        assertThat(VehicleFix.of(Tracks.of(report).build()))
                .isEqualTo(new VehicleFix(report.envelope(), CELL));
    }

    @Test
    void fixesAreInTheWindowsOfTheirEventTimes() {
        fix(1, 1);
        fix(9, 9);
        fix(10, 10);
        fix(8, 10);

        tell(10_499);
        assertThat(told).isEmpty();
        tell(10_500);
        tell(20_500);

        assertThat(lines()).containsExactly("0: 0 0 2000", "10: 0");
    }

    @Test
    void aLateFixIsToldWithAllOfItsWindow() {
        fix(1, 1);
        tell(10_500);
        fix(35, 35);
        fix(4, 39);

        tell(40_500);

        assertThat(lines()).containsExactly("0: 0", "30: 0", "0: 0 35000");
    }

    @Test
    void whatComesLaterStillCountsNowhere() {
        fix(1, 1);

        assertThat(fix(9, 39)).isTrue();
        assertThat(fix(9, 40)).isFalse();

        // As of a phone that was offline and uploads: its vehicle is not active now.
        tell(40_500);
        assertThat(lines()).containsExactly("0: 0 30000");
    }

    @Test
    void aClockThatIsBehindIsPutRight() {
        // Not at once: it may as well be a phone that was offline.
        assertThat(fix(-100, 900)).isFalse();
        fix(0, 1_000);
        fix(5, 1_007);
        fix(10, 1_010);

        tell(1_020_500);

        assertThat(lines()).containsExactly("1000: 0 2000", "1010: 0");
    }

    @Test
    void aClockThatIsAheadMakesNoNegativeAgeAndNoWindowOfTheFuture() {
        fix(45, 5);

        tell(10_500);

        assertThat(lines()).containsExactly("0: 0");
    }

    @Test
    void aVehicleKeepsItsLastCellAndTheAgesOfItsFirstFixes() {
        SeenVehicle seen = SeenVehicle.NOT_YET;
        for (int age = 1; age < 100; age++) {
            seen = seen.with(CELL + age, age, 16);
        }

        assertThat(seen.cell()).isEqualTo(CELL + 99);
        assertThat(seen.agesMillis()).isEqualTo(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void windowsAreBoundedAndTheVehicleIsForgottenTwoHoursLater() {
        for (int second = 0; second < 7 * 24 * 3_600; second++) {
            if (second % 7 == 0) {
                fix(second, second);
            }
            if (second % 10 == 0) {
                tell(second * SECOND + 500);
            }
            assertThat(state.windows().size()).isLessThanOrEqualTo(5);
        }
        long last = state.heardMillis();
        assertThat(RULE.wakeMillis(state, last) - last).isLessThanOrEqualTo(10_500);
        tell(last - START + 60 * SECOND);
        assertThat(RULE.wakeMillis(state, last)).isEqualTo(last + 7_200 * SECOND);
        assertThat(RULE.isForgotten(state, last + 7_200 * SECOND - 1)).isFalse();

        assertThat(RULE.isForgotten(state, last + 7_200 * SECOND)).isTrue();
    }

    /** A fix by the device's clock, when it is received; whether it counts. */
    private boolean fix(int eventSecond, int ingestSecond) {
        Envelope envelope =
                new Envelope(
                        "acme",
                        "van-1",
                        START + eventSecond * SECOND,
                        START + ingestSecond * SECOND);
        VehicleRule.Step step =
                RULE.step(state, new VehicleFix(envelope, CELL), START + ingestSecond * SECOND);
        state = step.state();
        return !step.isLate();
    }

    private void tell(long sinceStartMillis) {
        VehicleRule.Told next = RULE.tell(state, START + sinceStartMillis);
        told.addAll(next.windows());
        state = next.state();
    }

    /** Of each window that was told its second and the ages in it. */
    private List<String> lines() {
        return told.stream()
                .map(
                        window -> {
                            StringBuilder line = new StringBuilder();
                            line.append((window.startMillis() - START) / SECOND).append(':');
                            window.seen().agesMillis().forEach(age -> line.append(' ').append(age));
                            return line.toString();
                        })
                .toList();
    }
}
