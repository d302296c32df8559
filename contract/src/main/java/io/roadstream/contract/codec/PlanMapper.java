/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;

/** {@link Plan} as Protobuf. */
public final class PlanMapper extends ProtobufCodec<Plan, io.roadstream.contract.proto.v1.Plan> {
    private static final long serialVersionUID = 1L;

    @Override
    public io.roadstream.contract.proto.v1.Plan toMessage(Plan plan) {
        var builder =
                io.roadstream.contract.proto.v1.Plan.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(plan.envelope()))
                        .setPlanId(plan.planId())
                        .setVersion(plan.version())
                        .setCause(TriggerMapper.toMessage(plan.cause()))
                        .setTriggerId(plan.triggerId());
        if (plan.driverId() != null) {
            builder.setDriverId(plan.driverId());
        }
        plan.stops().forEach(stop -> builder.addStops(toMessage(stop)));
        return builder.build();
    }

    @Override
    Plan toEvent(io.roadstream.contract.proto.v1.Plan message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new Plan(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getPlanId(),
                message.getVersion(),
                TriggerMapper.toEvent(message.getCause()),
                message.getTriggerId(),
                message.getDriverId().isEmpty() ? null : message.getDriverId(),
                message.getStopsList().stream().map(PlanMapper::toEvent).toList());
    }

    @Override
    io.roadstream.contract.proto.v1.Plan parse(byte[] bytes) throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Plan.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Plan";
    }

    private static io.roadstream.contract.proto.v1.PlannedStop toMessage(PlannedStop stop) {
        var builder =
                io.roadstream.contract.proto.v1.PlannedStop.newBuilder()
                        .setOrderId(stop.orderId())
                        .setStop(EtaMapper.toMessage(stop.kind()))
                        .setLocation(EnvelopeMapper.toMessage(stop.location()))
                        .setArrivalMillis(stop.arrivalMillis())
                        .setDepartureMillis(stop.departureMillis());
        if (stop.dueMillis() != null) {
            builder.setDueMillis(stop.dueMillis());
        }
        return builder.build();
    }

    private static PlannedStop toEvent(io.roadstream.contract.proto.v1.PlannedStop message) {
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new PlannedStop(
                message.getOrderId(),
                EtaMapper.toEvent(message.getStop()),
                EnvelopeMapper.toEvent(message.getLocation()),
                message.getArrivalMillis(),
                message.getDepartureMillis(),
                message.hasDueMillis() ? (Long) message.getDueMillis() : null);
    }
}
