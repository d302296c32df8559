/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.fixtures.DeadLetters;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.proto.v1.DeadLetter;
import io.roadstream.contract.proto.v1.GeoPoint;
import io.roadstream.contract.proto.v1.Geofence;
import io.roadstream.contract.proto.v1.GeofenceTransition;
import io.roadstream.contract.proto.v1.PositionReport;
import io.roadstream.contract.proto.v1.Track;
import io.roadstream.contract.validation.Reason;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Well-formed messages that hold no valid event. */
final class InvalidMessageTest {
    private final PositionReportMapper reports = new PositionReportMapper();
    private final TrackMapper tracks = new TrackMapper();
    private final VehicleStatusMapper statuses = new VehicleStatusMapper();
    private final GeofenceMapper fences = new GeofenceMapper();
    private final GeofenceTransitionMapper transitions = new GeofenceTransitionMapper();
    private final DeadLetterMapper letters = new DeadLetterMapper();

    @Test
    void refusesAReportWithoutAnEnvelope() {
        assertReport(
                PositionReport.Builder::clearEnvelope, Reason.MISSING_FIELD, "envelope is missing");
    }

    @Test
    void refusesAReportWithoutALocationInsteadOfPuttingItAtZero() {
        assertReport(
                PositionReport.Builder::clearLocation, Reason.MISSING_FIELD, "location is missing");
    }

    @Test
    void refusesATrackWithoutALocationInsteadOfPuttingItAtZero() {
        assertTrack(Track.Builder::clearLocation, Reason.MISSING_FIELD, "location is missing");
    }

    @Test
    void refusesAStatusThatSaysNothing() {
        assertRefused(
                () ->
                        statuses.toEvent(
                                statuses.toMessage(Statuses.resolved("cab-1")).toBuilder()
                                        .clearWhat()
                                        .build()),
                Reason.MISSING_FIELD,
                "a vehicle status must have either a duty or an emergency, had neither");
    }

    @Test
    void refusesADutyOfALaterVersion() {
        assertRefused(
                () ->
                        statuses.toEvent(
                                statuses.toMessage(Statuses.resolved("cab-1")).toBuilder()
                                        .setDutyValue(99)
                                        .build()),
                Reason.INVALID_VALUE,
                "duty is not one this version knows");
    }

    @Test
    void acceptsALocationThatIsZero() {
        PositionReport message =
                reports.toMessage(Reports.report("cab-1").build()).toBuilder()
                        .setLocation(GeoPoint.getDefaultInstance())
                        .build();

        assertThat(reports.decode(message.toByteArray()).location())
                .isEqualTo(new io.roadstream.contract.geo.GeoPoint(0, 0));
    }

    @Test
    void refusesACoordinateOutsideItsRange() {
        assertReport(
                report -> report.getLocationBuilder().setLatE7(900_000_001),
                Reason.LATITUDE_OUT_OF_RANGE,
                "lat must be in [-90, 90] degrees, was 90.0000001");
        assertReport(
                report -> report.getLocationBuilder().setLonE7(-1_800_000_001),
                Reason.LONGITUDE_OUT_OF_RANGE,
                "lon must be in [-180, 180] degrees, was -180.0000001");
    }

    @Test
    void refusesAnUnsignedValueAboveTheSignedRange() {
        assertReport(
                report -> report.setSpeedCms(-1),
                Reason.SPEED_OUT_OF_RANGE,
                "speedCms must be in [0, 12000], was -1");
        assertReport(
                report -> report.setSequence(-1),
                Reason.INVALID_VALUE,
                "sequence must not be negative, was -1");
        assertTrack(
                track -> track.setSequence(-1),
                Reason.INVALID_VALUE,
                "sequence must not be negative, was -1");
        assertTrack(
                track -> track.setRevision(-1),
                Reason.INVALID_VALUE,
                "revision must not be negative, was -1");
        assertLetter(
                letter -> letter.setPayloadLength(-1),
                Reason.INVALID_VALUE,
                "payloadLength must be at least 24, the bytes at hand, was -1");
    }

    @Test
    void refusesAUuidThatHasNotSixteenBytes() {
        assertReport(
                report -> report.setDeviceUuid(ByteString.EMPTY),
                Reason.INVALID_VALUE,
                "deviceUuid must have 16 bytes, had 0");
        assertReport(
                report -> report.setDeviceUuid(ByteString.copyFrom(new byte[15])),
                Reason.INVALID_VALUE,
                "deviceUuid must have 16 bytes, had 15");
        assertReport(
                report -> report.setDeviceUuid(ByteString.copyFrom(new byte[17])),
                Reason.INVALID_VALUE,
                "deviceUuid must have 16 bytes, had 17");
    }

    @Test
    void refusesAProtocolThatThisVersionDoesNotKnow() {
        assertReport(
                report -> report.setProtocolValue(0),
                Reason.INVALID_VALUE,
                "protocol is not one this version knows");
        assertReport(
                report -> report.setProtocolValue(99),
                Reason.INVALID_VALUE,
                "protocol is not one this version knows");
    }

    @Test
    void refusesAReasonThatThisVersionDoesNotKnow() {
        assertLetter(
                letter -> letter.setReasonValue(0),
                Reason.INVALID_VALUE,
                "reason is not one this version knows");
        assertLetter(
                letter -> letter.setReasonValue(99),
                Reason.INVALID_VALUE,
                "reason is not one this version knows");
    }

    @Test
    void takesAHoldOutcomeOfALaterVersionForNotHeld() {
        Track message =
                tracks.toMessage(Tracks.track("cab-1")).toBuilder().setHoldOutcomeValue(99).build();

        assertThat(tracks.decode(message.toByteArray()).holdOutcome())
                .isEqualTo(HoldOutcome.NOT_HELD);
    }

    @Test
    void keepsTrackFlagsOfALaterVersion() {
        Track message = tracks.toMessage(Tracks.track("cab-1")).toBuilder().setFlags(~0).build();

        assertThat(tracks.decode(message.toByteArray()).flags()).isEqualTo(~0);
    }

    @Test
    void refusesAFenceWithoutAShapeOrWithACircleWithoutACenter() {
        assertFence(Geofence.Builder::clearShape, Reason.MISSING_FIELD, "shape is missing");
        assertFence(
                fence -> fence.getCircleBuilder().setRadiusDm(10),
                Reason.MISSING_FIELD,
                "center is missing");
        assertFence(
                fence -> fence.getAreaBuilder().clearPolygons(),
                Reason.MISSING_FIELD,
                "a shape must have either a circle or polygons, had neither");
    }

    @Test
    void refusesARingWithALatitudeWithoutALongitude() {
        assertFence(
                fence ->
                        fence.getAreaBuilder().getPolygonsBuilder(0).getRingsBuilder(0).addLatE7(1),
                Reason.INVALID_VALUE,
                "a ring must have as many latitudes as longitudes, had 6 and 5");
    }

    @Test
    void refusesAGeofenceOfAnUnknownKind() {
        assertFence(
                fence -> fence.setKindValue(99),
                Reason.INVALID_VALUE,
                "geofence kind is not one this version knows");
        assertTransition(
                transition -> transition.setKindValue(0),
                "transition kind is not one this version knows");
        assertTransition(
                transition -> transition.setReasonValue(99),
                "transition reason is not one this version knows");
    }

    private void assertFence(Consumer<Geofence.Builder> change, Reason reason, String message) {
        var builder = fences.toMessage(Geofences.depot()).toBuilder();
        change.accept(builder);
        byte[] bytes = builder.build().toByteArray();
        assertRefused(() -> fences.decode(bytes), reason, message);
    }

    private void assertTransition(Consumer<GeofenceTransition.Builder> change, String message) {
        var builder = transitions.toMessage(Geofences.entered("cab-1")).toBuilder();
        change.accept(builder);
        byte[] bytes = builder.build().toByteArray();
        assertRefused(() -> transitions.decode(bytes), Reason.INVALID_VALUE, message);
    }

    private void assertReport(
            Consumer<PositionReport.Builder> change, Reason reason, String message) {
        var builder = reports.toMessage(Reports.report("cab-1").build()).toBuilder();
        change.accept(builder);
        byte[] bytes = builder.build().toByteArray();
        assertRefused(() -> reports.decode(bytes), reason, message);
    }

    private void assertTrack(Consumer<Track.Builder> change, Reason reason, String message) {
        var builder = tracks.toMessage(Tracks.track("cab-1")).toBuilder();
        change.accept(builder);
        byte[] bytes = builder.build().toByteArray();
        assertRefused(() -> tracks.decode(bytes), reason, message);
    }

    private void assertLetter(Consumer<DeadLetter.Builder> change, Reason reason, String message) {
        var builder = letters.toMessage(DeadLetters.latitudeOutOfRange()).toBuilder();
        change.accept(builder);
        byte[] bytes = builder.build().toByteArray();
        assertRefused(() -> letters.decode(bytes), reason, message);
    }
}
