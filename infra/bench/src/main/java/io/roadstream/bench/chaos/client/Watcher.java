/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.bench.chaos.load.Fleet.Fix;
import io.roadstream.bench.gateway.FrameSocket;
import io.roadstream.bench.gateway.GatewayKey;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ResumePoint;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Unsubscribe;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client that watches one thing, comes back by itself when its connection ends, and goes on from
 * the offset it knows. Thread-safe.
 */
final class Watcher implements AutoCloseable {
    private static final int MAX_JITTER_MILLIS = 500;
    private static final long POLL_MILLIS = 20;

    /** A little longer than a tick. */
    private static final long SLOW_MILLIS = 45;

    private static final int LONGEST_STAY_MILLIS = 2_500;

    private final String name;
    private final URI gateway;
    private final String token;
    private final Subscribe wanted;
    private final Habit habit;
    private final SplittableRandom random;
    private final Picture picture;
    private final Chronicle chronicle;
    private final ResumeAudit audit;
    private final Consumer<Map<String, Fix>> onTold;
    private final Thread thread = new Thread(this::run, "watcher");
    private volatile Wire wire = frame -> List.of(frame);
    private volatile boolean isClosed;
    private volatile boolean isAway;
    private volatile @Nullable FrameSocket socket;
    private String epoch = "";
    private String knownEpoch = "";
    private long offset;
    private long connections;
    private long resumes;
    private long gaps;
    private long unexplained;
    private boolean wasRecovered;
    private int snapshotsAwaited;

    /** How a client behaves. */
    enum Habit {
        /** Stays until the connection ends. */
        STAYS,
        /** Breaks its connection off again and again. */
        COMES_AND_GOES,
        /** Takes its time for each frame. */
        SLOW
    }

    /** What lies between the socket and the picture; a control spoils frames there. */
    @FunctionalInterface
    interface Wire {
        List<ServerFrame> pass(ServerFrame frame);
    }

    /**
     * @param name for people
     * @param wanted without a resume point
     * @param sees whether it asked for a vehicle of the fleet that is judged
     * @param chronicle of its tenant
     * @param onTold called with what each frame told of vehicles
     */
    Watcher(
            String name,
            URI gateway,
            String token,
            Subscribe wanted,
            Habit habit,
            long seed,
            Picture picture,
            Predicate<String> sees,
            Chronicle chronicle,
            Consumer<Map<String, Fix>> onTold) {
        this.name = name;
        this.gateway = gateway;
        this.token = token;
        this.wanted = wanted;
        this.habit = habit;
        this.random = new SplittableRandom(seed);
        this.picture = picture;
        this.chronicle = chronicle;
        this.audit = new ResumeAudit(chronicle, sees);
        this.onTold = onTold;
    }

    Watcher start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    String name() {
        return name;
    }

    Habit habit() {
        return habit;
    }

    void spoil(Wire spoiler) {
        wire = spoiler;
    }

    /** Breaks the connection off and stays away until it is let back. */
    void goAway() {
        isAway = true;
        cut();
    }

    void comeBack() {
        isAway = false;
    }

    /** Lies about what it knows; a control. */
    synchronized void claim(long wrongOffset) {
        offset = wrongOffset;
    }

    synchronized long offset() {
        return offset;
    }

    synchronized long connections() {
        return connections;
    }

    /** Answers to a resume point that went on from it. */
    synchronized long resumes() {
        return resumes;
    }

    /** Answers to a resume point that said it could not be continued. */
    synchronized long gaps() {
        return gaps;
    }

    /** Whether the newest answer to a subscription went on from what was known. */
    synchronized boolean wasRecovered() {
        return wasRecovered;
    }

    synchronized long backwards() {
        return picture.backwards();
    }

    synchronized int foreign() {
        return picture.foreign();
    }

    /** Frames that told of changes of what it had never been told. */
    synchronized long unexplained() {
        return unexplained;
    }

    /** Resumes that skipped what others had been shown, one line each. */
    synchronized List<String> skips() {
        return audit.skips().stream().map(skip -> name + " " + skip).toList();
    }

    /** What differs from what should be shown, one line each. */
    synchronized List<String> compare(Map<String, Fix> expected) {
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (id, fix) -> {
                    Fix shown = picture.find(id);
                    if (!fix.equals(shown)) {
                        differences.add(
                                "%s shows %s at %s, not %s".formatted(name, id, shown, fix));
                    }
                });
        return differences;
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        cut();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        FrameSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        try {
            while (!isClosed) {
                if (isAway) {
                    Thread.sleep(POLL_MILLIS);
                } else {
                    connectOnce();
                    Thread.sleep(random.nextInt(MAX_JITTER_MILLIS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connects and returns when the connection has ended. */
    private void connectOnce() throws InterruptedException {
        try (FrameSocket open = FrameSocket.connect(gateway, this::take)) {
            socket = open;
            open.send(GatewayKey.hello(token));
            if (isAway || isClosed) {
                return;
            }
            if (habit == Habit.COMES_AND_GOES) {
                open.ended().get(1 + random.nextInt(LONGEST_STAY_MILLIS), TimeUnit.MILLISECONDS);
            } else {
                open.ended().get();
            }
        } catch (CompletionException | ExecutionException e) {
            // The gateway is down; it comes again.
        } catch (TimeoutException e) {
            // It goes, by habit.
        } finally {
            socket = null;
        }
    }

    private void take(ServerFrame frame) {
        if (habit == Habit.SLOW) {
            rest();
        }
        for (ServerFrame passed : wire.pass(frame)) {
            takePassed(passed);
        }
    }

    private synchronized void takePassed(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case HELLO -> {
                epoch = frame.getHello().getEpoch();
                connections++;
                snapshotsAwaited = 0;
                subscribe(!knownEpoch.isEmpty());
            }
            case GAP -> {
                gaps++;
                wasRecovered = false;
                snapshotsAwaited = 1;
                picture.clear();
            }
            case SNAPSHOT -> {
                snapshotsAwaited--;
                wasRecovered = false;
                know(frame.getSnapshot().getOffset(), frame);
            }
            case RECOVERED -> {
                resumes++;
                wasRecovered = true;
                if (know(frame.getRecovered().getOffset(), frame)) {
                    audit.resumed(epoch, offset, picture.shownMillis());
                }
            }
            case DELTA -> {
                if (snapshotsAwaited == 0) {
                    know(frame.getDelta().getOffset(), frame);
                }
            }
            default -> {}
        }
    }

    private boolean know(long newOffset, ServerFrame frame) {
        boolean isKnown = picture.take(frame);
        onTold.accept(picture.told());
        picture.told().forEach((id, fix) -> chronicle.note(epoch, newOffset, id, fix.timeMillis()));
        if (isKnown) {
            knownEpoch = epoch;
            offset = newOffset;
        } else {
            unexplained++;
            // Something was skipped, and it shows: all anew.
            picture.clear();
            send(
                    ClientFrame.newBuilder()
                            .setUnsubscribe(
                                    Unsubscribe.newBuilder()
                                            .setSubscription(wanted.getSubscription())));
            subscribe(false);
            snapshotsAwaited = 2;
        }
        return isKnown;
    }

    private void subscribe(boolean goesOn) {
        Subscribe.Builder subscribe = wanted.toBuilder();
        if (goesOn) {
            subscribe.setSince(ResumePoint.newBuilder().setEpoch(knownEpoch).setOffset(offset));
        } else {
            snapshotsAwaited = 1;
        }
        send(ClientFrame.newBuilder().setSubscribe(subscribe));
    }

    private void send(ClientFrame.Builder frame) {
        FrameSocket open = socket;
        if (open != null) {
            open.send(frame.build());
        }
    }

    private static void rest() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
