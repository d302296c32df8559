/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Reads what matters of a ServerFrame without making objects of it: how many updates it holds and
 * how late they are. For one thread.
 */
final class FrameWalk implements Dialect {
    private static final byte[] PONG =
            ClientMessage.binary(
                    ClientFrame.newBuilder()
                            .setPong(Pong.getDefaultInstance())
                            .build()
                            .toByteArray());

    private final List<byte[]> greeting;
    private final Histogram delayMillis = new Histogram(3);
    private long updates;
    private boolean hasSnapshot;
    private boolean hasPing;
    private long frameMillis;
    private long nowMillis;

    /**
     * @param greeting frames that each client sends when it is open
     */
    FrameWalk(List<ClientFrame> greeting) {
        this.greeting = greeting.stream().map(f -> ClientMessage.binary(f.toByteArray())).toList();
    }

    @Override
    public String path() {
        return "/v1/live";
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.of("roadstream.v1");
    }

    @Override
    public List<byte[]> greeting() {
        return greeting;
    }

    @Override
    public Histogram delayMillis() {
        return delayMillis;
    }

    @Override
    public long updates() {
        return updates;
    }

    /** A snapshot has come. */
    @Override
    public boolean isServed() {
        return hasSnapshot;
    }

    @Override
    public Optional<byte[]> answer() {
        return hasPing ? Optional.of(PONG) : Optional.empty();
    }

    @Override
    public void read(byte[] bytes, int offset, int length, long now) {
        try {
            walk(bytes, offset, length, now);
        } catch (IOException e) {
            throw new UncheckedIOException("not a frame", e);
        }
    }

    private void walk(byte[] bytes, int offset, int length, long now) throws IOException {
        updates = 0;
        hasSnapshot = false;
        hasPing = false;
        nowMillis = now;
        CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case ServerFrame.SNAPSHOT_FIELD_NUMBER -> {
                    hasSnapshot = true;
                    in.skipField(tag);
                }
                case ServerFrame.PING_FIELD_NUMBER -> {
                    hasPing = true;
                    in.skipField(tag);
                }
                case ServerFrame.DELTA_FIELD_NUMBER -> within(in, this::walkDelta);
                default -> in.skipField(tag);
            }
        }
    }

    private void walkDelta(CodedInputStream in, int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case Delta.TIME_MILLIS_FIELD_NUMBER -> frameMillis = in.readInt64();
            case Delta.CHANGES_FIELD_NUMBER -> within(in, this::walkChange);
            default -> in.skipField(tag);
        }
    }

    private void walkChange(CodedInputStream in, int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case ChannelChange.MOVED_FIELD_NUMBER -> {
                updates++;
                within(in, this::walkMove);
            }
            case ChannelChange.ENTERED_FIELD_NUMBER -> {
                updates++;
                within(in, this::walkState);
            }
            default -> in.skipField(tag);
        }
    }

    private void walkState(CodedInputStream in, int tag) throws IOException {
        if (WireFormat.getTagFieldNumber(tag) == VehicleState.AT_FIELD_NUMBER) {
            within(in, this::walkMove);
        } else {
            in.skipField(tag);
        }
    }

    private void walkMove(CodedInputStream in, int tag) throws IOException {
        if (WireFormat.getTagFieldNumber(tag) == VehicleMove.AGE_MILLIS_FIELD_NUMBER) {
            long eventMillis = frameMillis - in.readSInt64();
            delayMillis.recordValue(Math.max(0, nowMillis - eventMillis));
        } else {
            in.skipField(tag);
        }
    }

    private interface Field {
        void take(CodedInputStream in, int tag) throws IOException;
    }

    private static void within(CodedInputStream in, Field field) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field.take(in, tag);
        }
        in.popLimit(limit);
    }

    /**
     * What one client knows: the newest event time of each vehicle, and what it should not have
     * got.
     */
    static final class Audit {
        private final Map<Integer, Map<Integer, String>> ids = new HashMap<>();
        private final Map<String, Long> newest = new HashMap<>();
        private long duplicated;

        Map<String, Long> newest() {
            return newest;
        }

        /** Updates that were no newer than what the client had. */
        long duplicated() {
            return duplicated;
        }

        void take(byte[] bytes, int offset, int length) throws IOException {
            ServerFrame frame =
                    ServerFrame.parseFrom(java.nio.ByteBuffer.wrap(bytes, offset, length));
            if (frame.hasSnapshot()) {
                Snapshot snapshot = frame.getSnapshot();
                snapshot.getChannelsList().forEach(s -> replace(s, snapshot.getTimeMillis()));
            } else if (frame.hasDelta()) {
                frame.getDelta().getChangesList().forEach(c -> change(c, frame.getDelta()));
            }
        }

        private void change(ChannelChange change, Delta delta) {
            if (change.hasFull()) {
                replace(change.getFull(), delta.getTimeMillis());
            }
            Map<Integer, String> slot = slot(change.getSlot());
            for (VehicleState state : change.getEnteredList()) {
                slot.put(state.getAt().getHandle(), state.getId());
                newest.merge(
                        state.getId(),
                        delta.getTimeMillis() - state.getAt().getAgeMillis(),
                        Math::max);
            }
            for (VehicleMove move : change.getMovedList()) {
                String id = slot.get(move.getHandle());
                long time = delta.getTimeMillis() - move.getAgeMillis();
                if (id == null) {
                    throw new IllegalStateException("an unknown handle " + move.getHandle());
                }
                if (newest.getOrDefault(id, 0L) >= time) {
                    duplicated++;
                }
                newest.merge(id, time, Math::max);
            }
        }

        private void replace(ChannelState state, long timeMillis) {
            Map<Integer, String> slot = new HashMap<>();
            ids.put(state.getSlot(), slot);
            for (VehicleState vehicle : state.getVehiclesList()) {
                slot.put(vehicle.getAt().getHandle(), vehicle.getId());
                newest.merge(
                        vehicle.getId(), timeMillis - vehicle.getAt().getAgeMillis(), Math::max);
            }
        }

        private Map<Integer, String> slot(int slot) {
            return ids.computeIfAbsent(slot, s -> new HashMap<>());
        }
    }
}
