/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;

/** {@link KpiWindow} as Protobuf. */
public final class KpiWindowMapper
        extends ProtobufCodec<KpiWindow, io.roadstream.contract.proto.v1.KpiWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public io.roadstream.contract.proto.v1.KpiWindow toMessage(KpiWindow window) {
        KpiCounts counts = window.counts();
        var builder =
                io.roadstream.contract.proto.v1.KpiWindow.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(window.envelope()))
                        .setStartMillis(window.startMillis())
                        .setEndMillis(window.endMillis())
                        .setRevision(window.revision())
                        .setActiveVehicles(counts.activeVehicles())
                        .setOpenOrders(counts.openOrders())
                        .setLateOrders(counts.lateOrders())
                        .setCreatedOrders(counts.createdOrders())
                        .setDeliveredOrders(counts.deliveredOrders())
                        .setOnTimeOrders(counts.onTimeOrders());
        window.revenue().forEach(amount -> builder.addRevenue(OrderMapper.toMessage(amount)));
        if (window.eventAge() != null) {
            builder.setEventAgeP50Millis(window.eventAge().p50Millis())
                    .setEventAgeP95Millis(window.eventAge().p95Millis());
        }
        return builder.build();
    }

    @Override
    KpiWindow toEvent(io.roadstream.contract.proto.v1.KpiWindow message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new KpiWindow(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getStartMillis(),
                message.getEndMillis(),
                message.getRevision(),
                new KpiCounts(
                        message.getActiveVehicles(),
                        message.getOpenOrders(),
                        message.getLateOrders(),
                        message.getCreatedOrders(),
                        message.getDeliveredOrders(),
                        message.getOnTimeOrders()),
                message.getRevenueList().stream()
                        .map(amount -> new Money(amount.getMinor(), amount.getCurrency()))
                        .toList(),
                message.hasEventAgeP50Millis() && message.hasEventAgeP95Millis()
                        ? new KpiWindow.EventAge(
                                message.getEventAgeP50Millis(), message.getEventAgeP95Millis())
                        : null);
    }

    @Override
    io.roadstream.contract.proto.v1.KpiWindow parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.KpiWindow.parseFrom(bytes);
    }

    @Override
    String name() {
        return "KpiWindow";
    }
}
