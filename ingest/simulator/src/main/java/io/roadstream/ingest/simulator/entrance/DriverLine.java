/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Plan;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One driver's WebSocket: says one thing after the other, each again until the gateway has it; of
 * duties that wait only the newest. Emergencies go first. Any thread may call it.
 */
final class DriverLine implements WebSocket.Listener {
    /** The gateway no longer takes the token, or never did. */
    private static final int UNAUTHENTICATED = 4401;

    /** One refusal may be a slow greeting; so many are a wrong key. */
    private static final int MAX_REFUSALS = 3;

    private final String vehicle;
    private final DriverLines lines;
    private final Deque<Saying> waiting = new ArrayDeque<>();
    private final Backoff backoff = new Backoff();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;
    private @Nullable Saying underWay;

    /** Frames go one after the other: completes when the newest has gone. */
    private CompletableFuture<WebSocket> sent = new CompletableFuture<>();

    private boolean isGreeted;
    private boolean isConnecting;
    private long publishId;
    private int refusals;

    DriverLine(String vehicle, DriverLines lines) {
        this.vehicle = vehicle;
        this.lines = lines;
    }

    String vehicle() {
        return vehicle;
    }

    /** Says it as soon as it can be said. */
    synchronized void say(Saying saying) {
        switch (saying.kind()) {
            case DUTY -> {
                if (waiting.removeIf(other -> other.kind() == Saying.Kind.DUTY)) {
                    lines.ledger().supersede();
                }
                waiting.addLast(saying);
            }
            case EMERGENCY -> waiting.addFirst(saying);
            case RESOLUTION -> waiting.addLast(saying);
        }
        if (socket == null) {
            connect(0);
        } else {
            publishNext();
        }
    }

    /** Opens the connection though there is nothing to say. */
    synchronized void listen() {
        if (socket == null) {
            connect(0);
        }
    }

    /** How much is still to be said. */
    synchronized int unsaid() {
        return waiting.size() + (underWay == null ? 0 : 1);
    }

    synchronized void close() {
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.abort();
        }
    }

    /** The connection stands. */
    synchronized void opened(WebSocket open, String token) {
        isConnecting = false;
        socket = open;
        isGreeted = false;
        sent = CompletableFuture.completedFuture(open);
        send(ClientFrame.newBuilder().setHello(ClientHello.newBuilder().setToken(token)).build());
        lines.later(lines.answerWithinMillis(), () -> requireGreeting(open));
    }

    /** There is no connection, or no longer. */
    synchronized void lost() {
        isConnecting = false;
        socket = null;
        partial.reset();
        Saying again = underWay;
        underWay = null;
        if (again != null) {
            waiting.addFirst(again);
        }
        if (!waiting.isEmpty() || lines.isListening()) {
            connect(backoff.nextMillis());
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(
            WebSocket from, ByteBuffer data, boolean isLast) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (isLast && from == socket) {
            try {
                receive(ServerFrame.parseFrom(partial.toByteArray()));
            } catch (InvalidProtocolBufferException e) {
                from.abort();
                lost();
            }
        }
        if (isLast) {
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(
            WebSocket from, int status, String reason) {
        if (from != socket) {
            return null;
        }
        refusals += status == UNAUTHENTICATED && !isGreeted ? 1 : 0;
        if (refusals >= MAX_REFUSALS) {
            lines.fail(
                    new EntranceFailedException(
                            "the gateway refuses the driver of %s: %s".formatted(vehicle, reason)));
        }
        lost();
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable problem) {
        if (from == socket) {
            lost();
        }
    }

    private void receive(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case HELLO -> {
                isGreeted = true;
                refusals = 0;
                backoff.reset();
                if (lines.isListening()) {
                    send(PlanFeedFrames.subscribe());
                }
                publishNext();
            }
            case PING ->
                    send(
                            ClientFrame.newBuilder()
                                    .setPong(Pong.newBuilder().setId(frame.getPing().getId()))
                                    .build());
            case PUBLISHED -> {
                if (frame.getPublished().getId() == publishId && underWay != null) {
                    lines.ledger().publish(underWay);
                    underWay = null;
                    publishNext();
                }
            }
            case ERROR -> answer(frame.getError());
            case PLAN_SNAPSHOT -> frame.getPlanSnapshot().getPlansList().forEach(this::planned);
            case PLAN_CHANGE -> planned(frame.getPlanChange().getPlan());
            case SNAPSHOT,
                    DELTA,
                    PONG,
                    RECOVERED,
                    GAP,
                    STATUS_SNAPSHOT,
                    STATUS_CHANGE,
                    METRICS,
                    PACE,
                    ORDER_SNAPSHOT,
                    ORDER_CHANGE,
                    ALERT_SNAPSHOT,
                    ALERT_CHANGE,
                    GEOFENCE_SNAPSHOT,
                    GEOFENCE_CHANGE,
                    DIRECTORY_SNAPSHOT,
                    DIRECTORY_CHANGE,
                    FRAME_NOT_SET -> {}
        }
    }

    /** Plans of other vehicles are not this driver's. */
    private void planned(Plan plan) {
        PlanFeedFrames.read(plan)
                .filter(read -> read.vehicle().equals(vehicle))
                .ifPresent(lines::planned);
    }

    private void answer(Error error) {
        Saying said = underWay;
        if (error.getPublishId() != publishId || said == null) {
            return;
        }
        underWay = null;
        if (error.getCode() == ErrorCode.ERROR_CODE_UNAVAILABLE) {
            waiting.addFirst(said);
            lines.later(backoff.nextMillis(), this::publishAgain);
        } else {
            lines.ledger().refuse();
            publishNext();
        }
    }

    private synchronized void publishAgain() {
        publishNext();
    }

    private void publishNext() {
        if (!isGreeted || socket == null || underWay != null || waiting.isEmpty()) {
            return;
        }
        underWay = waiting.removeFirst();
        publishId++;
        send(
                ClientFrame.newBuilder()
                        .setPublish(underWay.frame().toBuilder().setId(publishId))
                        .build());
        long id = publishId;
        lines.later(lines.answerWithinMillis(), () -> requireAnswer(id));
    }

    private synchronized void requireGreeting(WebSocket open) {
        if (open == socket && !isGreeted) {
            open.abort();
            lost();
        }
    }

    private synchronized void requireAnswer(long id) {
        WebSocket open = socket;
        if (open != null && underWay != null && publishId == id) {
            open.abort();
            lost();
        }
    }

    private void send(ClientFrame frame) {
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(frame.toByteArray());
        sent =
                sent.thenCompose(done -> open.sendBinary(bytes, true))
                        .whenComplete(
                                (done, problem) -> {
                                    if (problem != null) {
                                        onError(open, problem);
                                    }
                                });
    }

    private void connect(long afterMillis) {
        if (!isConnecting) {
            isConnecting = true;
            lines.connect(this, afterMillis);
        }
    }
}
