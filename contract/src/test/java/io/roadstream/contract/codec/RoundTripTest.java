/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.SeededTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded comes back, and what a later version adds does no harm. */
final class RoundTripTest {
    private static final int EVENTS = 200;

    @SeededTest
    void givesEveryReportBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<PositionReport> codec = new PositionReportMapper();

        for (int i = 0; i < EVENTS; i++) {
            PositionReport report = events.report();
            assertThat(codec.decode(codec.encode(report))).isEqualTo(report);
        }
    }

    @SeededTest
    void givesEveryTrackBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<Track> codec = new TrackMapper();

        for (int i = 0; i < EVENTS; i++) {
            Track track = events.track();
            assertThat(codec.decode(codec.encode(track))).isEqualTo(track);
        }
    }

    @SeededTest
    void givesEveryStatusBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<VehicleStatus> codec = new VehicleStatusMapper();

        for (int i = 0; i < EVENTS; i++) {
            VehicleStatus status = events.status();
            assertThat(codec.decode(codec.encode(status))).isEqualTo(status);
        }
    }

    @SeededTest
    void givesEveryGeofenceBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<Geofence> codec = new GeofenceMapper();

        for (int i = 0; i < EVENTS; i++) {
            Geofence fence = events.geofence();
            assertThat(codec.decode(codec.encode(fence))).isEqualTo(fence);
        }
    }

    @SeededTest
    void givesEveryRowOfTheOrderDatabaseBack(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < EVENTS; i++) {
            assertGivesBack(new OrderMapper(), events.order());
            assertGivesBack(new OrderEventMapper(), events.orderEvent());
            assertGivesBack(new VehicleMapper(), events.vehicle());
            assertGivesBack(new DriverMapper(), events.driver());
            assertGivesBack(new TenantMapper(), events.tenant());
        }
    }

    @SeededTest
    void givesEveryGeofenceTransitionBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<GeofenceTransition> codec = new GeofenceTransitionMapper();

        for (int i = 0; i < EVENTS; i++) {
            GeofenceTransition transition = events.geofenceTransition();
            assertThat(codec.decode(codec.encode(transition))).isEqualTo(transition);
        }
    }

    @SeededTest
    void givesEveryAnomalyBack(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < EVENTS; i++) {
            assertGivesBack(new AnomalyMapper(), events.anomaly());
        }
    }

    @SeededTest
    void givesEveryResultAboutOrdersBack(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < EVENTS; i++) {
            assertGivesBack(new EtaMapper(), events.eta());
            assertGivesBack(new TriggerMapper(), events.trigger());
            assertGivesBack(new PlanMapper(), events.plan());
            assertGivesBack(new KpiWindowMapper(), events.kpiWindow());
            assertGivesBack(new AlertHandlingMapper(), events.alertHandling());
        }
    }

    @SeededTest
    void givesEveryDeadLetterBack(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Codec<DeadLetter> codec = new DeadLetterMapper();

        for (int i = 0; i < EVENTS; i++) {
            DeadLetter letter = events.deadLetter();
            assertThat(codec.decode(codec.encode(letter))).isEqualTo(letter);
        }
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void ignoresFieldsOfALaterVersion(Golden<?> golden) throws InvalidProtocolBufferException {
        var message = golden.message().newBuilderForType();
        message.mergeFrom(golden.encoded());
        message.setUnknownFields(
                UnknownFieldSet.newBuilder()
                        .addField(
                                1_000,
                                UnknownFieldSet.Field.newBuilder()
                                        .addVarint(7)
                                        .addFixed32(7)
                                        .addFixed64(7)
                                        .addLengthDelimited(
                                                com.google.protobuf.ByteString.copyFromUtf8("new"))
                                        .build())
                        .build());

        byte[] bytes = message.build().toByteArray();

        assertThat(bytes.length).isGreaterThan(golden.encoded().length);
        assertThat(golden.codec().decode(bytes)).isEqualTo(golden.event());
    }

    private static <T> void assertGivesBack(Codec<T> codec, T event) {
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }
}
