/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.proto.v1.DutyChange;
import io.roadstream.contract.proto.v1.EmergencyAction;
import io.roadstream.contract.proto.v1.EmergencyCall;
import io.roadstream.contract.proto.v1.GeoPoint;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.ingest.simulator.world.HelpCall;

/**
 * Something that a driver says.
 *
 * @param kind what
 * @param frame the same, without the number under which it is sent
 */
record Saying(Kind kind, Publish frame) {

    /** What it is about. */
    enum Kind {
        DUTY,
        EMERGENCY,
        RESOLUTION
    }

    static Saying duty(io.roadstream.ingest.simulator.world.DutyChange change) {
        return new Saying(
                Kind.DUTY,
                Publish.newBuilder()
                        .setDuty(
                                DutyChange.newBuilder()
                                        .setDuty(message(change.duty()))
                                        .setTimeMillis(change.timeMillis()))
                        .build());
    }

    static Saying emergency(HelpCall call) {
        return new Saying(
                Kind.EMERGENCY,
                Publish.newBuilder()
                        .setEmergency(
                                EmergencyCall.newBuilder()
                                        .setId(call.id())
                                        .setTimeMillis(call.timeMillis())
                                        .setLocation(
                                                GeoPoint.newBuilder()
                                                        .setLatE7(call.place().latE7())
                                                        .setLonE7(call.place().lonE7()))
                                        .setNote("I need help"))
                        .build());
    }

    static Saying resolution(HelpCall call) {
        return new Saying(
                Kind.RESOLUTION,
                Publish.newBuilder()
                        .setAction(
                                EmergencyAction.newBuilder()
                                        .setVehicle(call.vehicle())
                                        .setEmergencyId(call.id())
                                        .setAction(EmergencyAction.Action.ACTION_RESOLVE))
                        .build());
    }

    private static io.roadstream.contract.proto.v1.Duty message(Duty duty) {
        return switch (duty) {
            case AVAILABLE -> io.roadstream.contract.proto.v1.Duty.DUTY_AVAILABLE;
            case BUSY -> io.roadstream.contract.proto.v1.Duty.DUTY_BUSY;
            case BREAK -> io.roadstream.contract.proto.v1.Duty.DUTY_BREAK;
            case OFF -> io.roadstream.contract.proto.v1.Duty.DUTY_OFF;
        };
    }
}
