/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;

/** Channels as Protobuf. */
public final class ChannelEncoder {
    private static final int CDEG_PER_DEGREE = 100;
    private static final int FULL_CIRCLE_DEG = 360;

    private ChannelEncoder() {}

    static byte[] change(Channel channel, long since, long timeMillis) {
        ChannelChange.Builder change = ChannelChange.newBuilder().setSlot(channel.slot());
        for (Channel.Member member : channel.members()) {
            if (member.enteredAt() > since) {
                change.addEntered(state(channel, member.vehicle(), timeMillis));
            } else if (member.vehicle().changedAt() > since) {
                change.addMoved(move(member.vehicle(), channel.origin(), timeMillis));
            }
        }
        for (Channel.Departure departure : channel.departures()) {
            if (departure.leftAt() > since) {
                change.addLeft(departure.handle());
            }
        }
        return change.build().toByteArray();
    }

    static byte[] full(Channel channel, long timeMillis) {
        return ChannelChange.newBuilder()
                .setSlot(channel.slot())
                .setFull(state(channel, timeMillis))
                .build()
                .toByteArray();
    }

    /** Everything in a channel. */
    public static ChannelState state(Channel channel, long timeMillis) {
        GeoPoint origin = channel.origin();
        ChannelState.Builder state =
                ChannelState.newBuilder()
                        .setSlot(channel.slot())
                        .setOriginLatE7(origin.latE7())
                        .setOriginLonE7(origin.lonE7());
        if (channel.key().vehicle().isEmpty()) {
            state.setCell(channel.key().cell());
        } else {
            state.setVehicle(channel.key().shownAs());
        }
        channel.members().forEach(m -> state.addVehicles(state(channel, m.vehicle(), timeMillis)));
        return state.build();
    }

    /**
     * What somebody must get who knows everything up to an offset: the names of all channels, and
     * those that changed since, whole.
     */
    public static Recovered.Builder recovered(
            Iterable<Channel> covered, long since, long timeMillis) {
        Recovered.Builder recovered = Recovered.newBuilder().setTimeMillis(timeMillis);
        for (Channel channel : covered) {
            recovered.addSlots(channel.slot());
            if (channel.changedAt() > since) {
                recovered.addChannels(state(channel, timeMillis));
            }
        }
        return recovered;
    }

    private static VehicleState state(Channel channel, Vehicle vehicle, long timeMillis) {
        String shownAs = channel.key().shownAs();
        return VehicleState.newBuilder()
                .setId(shownAs.isEmpty() ? vehicle.id() : shownAs)
                .setAt(move(vehicle, channel.origin(), timeMillis))
                .build();
    }

    private static VehicleMove move(Vehicle vehicle, GeoPoint origin, long timeMillis) {
        Track track = vehicle.newest();
        Motion motion = track.motion();
        VehicleMove.Builder move =
                VehicleMove.newBuilder()
                        .setHandle(vehicle.handle())
                        .setLatOffsetE7(track.location().latE7() - origin.latE7())
                        .setLonOffsetE7(track.location().lonE7() - origin.lonE7())
                        .setAgeMillis(timeMillis - track.envelope().eventTimeMillis());
        if (motion.speedCms() != null) {
            move.setSpeedCms(motion.speedCms());
        }
        if (motion.headingCdeg() != null) {
            move.setHeadingDeg(
                    Math.round((float) motion.headingCdeg() / CDEG_PER_DEGREE) % FULL_CIRCLE_DEG);
        }
        return move.build();
    }
}
