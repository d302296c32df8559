/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.domain.fixtures.RandomDrive;
import io.roadstream.domain.streets.StreetIndex;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What holds on every drive, however bad. */
class AnomalyPropertiesTest {
    private static final int REPORTS = 2_000;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    @SeededTest
    void eachIsRaisedOnceAndEndedOnceUnderOneIdAndOneOfAKindGoesOnAtATime(long seed) {
        WatchedVehicle vehicle = drive(seed);
        Map<AnomalyKind, Anomaly> open = new EnumMap<>(AnomalyKind.class);
        Set<Long> ids = new HashSet<>();

        for (Anomaly anomaly : vehicle.anomalies()) {
            if (anomaly.ended() == null) {
                assertThat(open)
                        .as("%s while one goes on", anomaly)
                        .doesNotContainKey(anomaly.kind());
                assertThat(ids.add(anomaly.anomalyId())).as("id of %s", anomaly).isTrue();
                assertThat(anomaly.revision()).isZero();
                open.put(anomaly.kind(), anomaly);
            } else {
                assertThat(open).as("raised before %s", anomaly).containsKey(anomaly.kind());
                Anomaly before = requireNonNull(open.remove(anomaly.kind()));
                assertThat(before.anomalyId()).isEqualTo(anomaly.anomalyId());
                assertThat(anomaly.revision()).isEqualTo(1);
                assertThat(anomaly.startedMillis()).isEqualTo(before.startedMillis());
                assertThat(anomaly.measure().measured())
                        .isGreaterThanOrEqualTo(before.measure().measured());
            }
        }
        assertThat(ids).as("the drive has some").hasSizeGreaterThan(10);
    }

    @SeededTest
    void nothingGoesOnAtAVehicleThatIsForgotten(long seed) {
        WatchedVehicle vehicle = drive(seed);
        long last = vehicle.anomalies().get(vehicle.anomalies().size() - 1).startedMillis();

        vehicle.passTo(last + Duration.ofDays(3_650).toMillis());

        assertThat(vehicle.state()).isNull();
        List<Anomaly> all = vehicle.anomalies();
        assertThat(all.stream().filter(anomaly -> anomaly.ended() == null).count())
                .isEqualTo(all.stream().filter(anomaly -> anomaly.ended() != null).count());
    }

    @SeededTest
    void theSameDriveGivesTheSame(long seed) {
        assertThat(drive(seed).anomalies()).isEqualTo(drive(seed).anomalies());
    }

    private static WatchedVehicle drive(long seed) {
        Random random = new Random(seed);
        WatchedVehicle vehicle = new WatchedVehicle(AnomalySettings.DEFAULT, StreetIndex.EMPTY);
        for (PositionReport report : RandomDrive.reports(seed, REPORTS)) {
            vehicle.take(report);
            if (random.nextInt(50) == 0) {
                vehicle.say(any(random), report.envelope().ingestTimeMillis());
            }
            if (random.nextInt(50) == 0) {
                // Hours in which nothing is heard but what the driver says.
                long time = report.envelope().ingestTimeMillis();
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    time += random.nextLong(HOUR_MILLIS);
                    vehicle.say(any(random), time);
                }
            }
        }
        return vehicle;
    }

    private static Duty any(Random random) {
        Duty[] duties = Duty.values();
        return duties[random.nextInt(duties.length)];
    }
}
