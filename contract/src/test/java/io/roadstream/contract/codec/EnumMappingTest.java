/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.UnitSystem;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.validation.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The enums of the records and those of the wire have the same names and numbers. */
final class EnumMappingTest {
    private final PositionReportMapper reports = new PositionReportMapper();
    private final TrackMapper tracks = new TrackMapper();
    private final VehicleStatusMapper statuses = new VehicleStatusMapper();
    private final GeofenceMapper fences = new GeofenceMapper();
    private final GeofenceTransitionMapper transitions = new GeofenceTransitionMapper();
    private final DeadLetterMapper letters = new DeadLetterMapper();

    @Test
    void reasonsHaveTheNumbersOfTheContract() {
        assertThat(numbers(Reason.values(), this::numberOnTheWire))
                .isEqualTo(
                        numbers(io.roadstream.contract.proto.v1.Reason.getDescriptor(), "REASON_"));
    }

    @Test
    void protocolsHaveTheNumbersOfTheContract() {
        assertThat(numbers(Protocol.values(), this::numberOnTheWire))
                .isEqualTo(
                        numbers(
                                io.roadstream.contract.proto.v1.Protocol.getDescriptor(),
                                "PROTOCOL_"));
    }

    @Test
    void dutiesHaveTheNumbersOfTheContract() {
        assertThat(numbers(Duty.values(), this::numberOnTheWire))
                .isEqualTo(numbers(io.roadstream.contract.proto.v1.Duty.getDescriptor(), "DUTY_"));
    }

    @Test
    void trackFlagsHaveTheNumbersOfTheContractMinusOneAsBits() {
        assertThat(
                        numbers(
                                TrackFlag.values(),
                                flag -> Integer.numberOfTrailingZeros(flag.mask()) + 1))
                .isEqualTo(
                        numbers(
                                io.roadstream.contract.proto.v1.TrackFlag.getDescriptor(),
                                "TRACK_FLAG_"));
    }

    @Test
    void holdOutcomesHaveTheNumbersOfTheContractAndNotHeldIsTheirAbsence() {
        Map<String, Integer> expected =
                numbers(
                        io.roadstream.contract.proto.v1.HoldOutcome.getDescriptor(),
                        "HOLD_OUTCOME_");
        expected.put("NOT_HELD", 0);

        assertThat(numbers(HoldOutcome.values(), this::numberOnTheWire)).isEqualTo(expected);
    }

    @Test
    void geofenceKindsHaveTheNumbersOfTheContract() {
        assertThat(
                        numbers(
                                GeofenceKind.values(),
                                kind -> fences.toMessage(fence(kind)).getKind().getNumber()))
                .isEqualTo(
                        numbers(
                                io.roadstream.contract.proto.v1.GeofenceKind.getDescriptor(),
                                "GEOFENCE_KIND_"));
    }

    @Test
    void transitionsHaveTheNumbersOfTheContract() {
        assertThat(
                        numbers(
                                TransitionKind.values(),
                                kind ->
                                        transitions
                                                .toMessage(transition(kind, TransitionReason.MOVED))
                                                .getKind()
                                                .getNumber()))
                .isEqualTo(
                        numbers(
                                io.roadstream.contract.proto.v1.TransitionKind.getDescriptor(),
                                "TRANSITION_KIND_"));
        assertThat(
                        numbers(
                                TransitionReason.values(),
                                reason ->
                                        transitions
                                                .toMessage(transition(TransitionKind.EXIT, reason))
                                                .getReason()
                                                .getNumber()))
                .isEqualTo(
                        numbers(
                                io.roadstream.contract.proto.v1.TransitionReason.getDescriptor(),
                                "TRANSITION_REASON_"));
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryGeofenceKindItWrote(GeofenceKind kind) {
        assertThat(fences.toEvent(fences.toMessage(fence(kind)))).isEqualTo(fence(kind));
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryTransitionKindItWrote(TransitionKind kind) {
        GeofenceTransition transition = transition(kind, TransitionReason.MOVED);

        assertThat(transitions.toEvent(transitions.toMessage(transition))).isEqualTo(transition);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryTransitionReasonItWrote(TransitionReason reason) {
        GeofenceTransition transition = transition(TransitionKind.EXIT, reason);

        assertThat(transitions.toEvent(transitions.toMessage(transition))).isEqualTo(transition);
    }

    @Test
    void enumsOfTheOrderDatabaseHaveTheNamesOfTheContract() {
        assertSameNames(
                OrderStatus.values(),
                io.roadstream.contract.proto.v1.OrderStatus.getDescriptor(),
                "ORDER_STATUS_");
        assertSameNames(
                OrderEventKind.values(),
                io.roadstream.contract.proto.v1.OrderEventKind.getDescriptor(),
                "ORDER_EVENT_KIND_");
        assertSameNames(
                VehicleKind.values(),
                io.roadstream.contract.proto.v1.VehicleKind.getDescriptor(),
                "VEHICLE_KIND_");
        assertSameNames(
                UnitSystem.values(),
                io.roadstream.contract.proto.v1.UnitSystem.getDescriptor(),
                "UNIT_SYSTEM_");
        assertSameNames(
                StopKind.values(),
                io.roadstream.contract.proto.v1.StopKind.getDescriptor(),
                "STOP_KIND_");
        assertSameNames(
                EtaMethod.values(),
                io.roadstream.contract.proto.v1.EtaMethod.getDescriptor(),
                "ETA_METHOD_");
        assertSameNames(
                TriggerKind.values(),
                io.roadstream.contract.proto.v1.TriggerKind.getDescriptor(),
                "TRIGGER_KIND_");
    }

    @Test
    void enumsOfAnomaliesHaveTheNamesOfTheContract() {
        assertSameNames(
                AnomalyKind.values(),
                io.roadstream.contract.proto.v1.AnomalyKind.getDescriptor(),
                "ANOMALY_KIND_");
        assertSameNames(
                AnomalyEnd.values(),
                io.roadstream.contract.proto.v1.AnomalyEnd.getDescriptor(),
                "ANOMALY_END_");
        assertSameNames(
                Severity.values(),
                io.roadstream.contract.proto.v1.Severity.getDescriptor(),
                "SEVERITY_");
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryProtocolItWrote(Protocol protocol) {
        PositionReport report = report(protocol);

        assertThat(reports.toEvent(reports.toMessage(report))).isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryDutyItWrote(Duty duty) {
        VehicleStatus status = VehicleStatus.of(Statuses.envelope("cab-1"), duty);

        assertThat(statuses.toEvent(statuses.toMessage(status))).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryHoldOutcomeItWrote(HoldOutcome outcome) {
        Track track = track(outcome);

        assertThat(tracks.toEvent(tracks.toMessage(track))).isEqualTo(track);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryReasonItWrote(Reason reason) {
        DeadLetter letter = letter(reason);

        assertThat(letters.toEvent(letters.toMessage(letter))).isEqualTo(letter);
    }

    private int numberOnTheWire(Protocol protocol) {
        return reports.toMessage(report(protocol)).getProtocol().getNumber();
    }

    private int numberOnTheWire(Duty duty) {
        return statuses.toMessage(VehicleStatus.of(Statuses.envelope("cab-1"), duty))
                .getDuty()
                .getNumber();
    }

    private int numberOnTheWire(HoldOutcome outcome) {
        return tracks.toMessage(track(outcome)).getHoldOutcome().getNumber();
    }

    private int numberOnTheWire(Reason reason) {
        return letters.toMessage(letter(reason)).getReason().getNumber();
    }

    private static PositionReport report(Protocol protocol) {
        return Reports.report("cab-1").protocol(protocol).build();
    }

    private static Track track(HoldOutcome outcome) {
        return Tracks.of(Reports.report("cab-1").build()).holdOutcome(outcome).build();
    }

    private static Geofence fence(GeofenceKind kind) {
        Geofence depot = Geofences.depot();
        return new Geofence(
                depot.envelope(), depot.name(), kind, depot.shape(), null, null, 1, "jl");
    }

    private static GeofenceTransition transition(TransitionKind kind, TransitionReason reason) {
        GeofenceTransition entered = Geofences.entered("cab-1");
        return new GeofenceTransition(
                entered.envelope(),
                entered.location(),
                entered.geofenceId(),
                entered.geofenceVersion(),
                entered.geofenceName(),
                entered.geofenceKind(),
                kind,
                reason,
                0,
                1,
                2,
                0);
    }

    private static DeadLetter letter(Reason reason) {
        return new DeadLetter("", "test", reason, "", 0, new byte[0], 0);
    }

    private static <E extends Enum<E>> void assertSameNames(
            E[] values, EnumDescriptor descriptor, String prefix) {
        assertThat(numbers(values, value -> List.of(values).indexOf(value) + 1))
                .isEqualTo(numbers(descriptor, prefix));
    }

    private static <E extends Enum<E>> Map<String, Integer> numbers(
            E[] values, ToIntFunction<E> number) {
        return Arrays.stream(values).collect(Collectors.toMap(Enum::name, number::applyAsInt));
    }

    /** Numbers of the wire's values without the prefix, and without the unspecified zero. */
    private static Map<String, Integer> numbers(EnumDescriptor descriptor, String prefix) {
        Function<EnumValueDescriptor, String> name =
                value -> value.getName().substring(prefix.length());
        return descriptor.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .collect(Collectors.toMap(name, EnumValueDescriptor::getNumber));
    }
}
