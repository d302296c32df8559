/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.gateway.kafka.GeofenceChange;
import io.roadstream.gateway.kafka.GeofencePen;
import io.roadstream.gateway.kafka.GeofenceReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The geofences and changes to them, compare-and-set on the version, also while other gateways
 * change them. A change is decided while this gateway holds the pen and has read everything that is
 * committed; when its write succeeds, nobody has written in between (ADR 0017). Thread-safe; one
 * change at a time.
 */
public final class GeofenceRegister implements AutoCloseable {
    /** Most fences of a tenant, as the gateway has it. */
    public static final int MAX_FENCES = 10_000;

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 20;
    private static final int MAX_PAUSE_MILLIS = 400;

    private final FenceTable table = new FenceTable();
    private final GeofenceReader reader;
    private final GeofencePen pen;
    private final int maxFences;
    private final ReentrantLock lock = new ReentrantLock();

    /** What this gateway wrote last, and whether it has come back, whatever Kafka answered. */
    private volatile @Nullable GeofenceChange written;

    private volatile boolean hasComeBack;

    /**
     * @param kafka how to reach Kafka
     * @param maxFences most fences of a tenant
     * @param onUnreadable called for a record that is no geofence
     */
    public GeofenceRegister(Map<String, String> kafka, int maxFences, Runnable onUnreadable) {
        this.maxFences = maxFences;
        reader = new GeofenceReader(kafka, this::take, onUnreadable);
        pen = new GeofencePen(kafka);
    }

    /** What became of a change. */
    public enum Verdict {
        DONE,
        /** The precondition does not hold. */
        REFUSED,
        /** The tenant has as many fences as it may have. */
        FULL
    }

    /**
     * What became of a change.
     *
     * @param verdict whether it happened
     * @param newest the fence as it is now or was made, empty if there is none
     */
    public record Outcome(Verdict verdict, Optional<Geofence> newest) {}

    /** Which fence. */
    public record FenceId(String tenant, String id) {}

    /**
     * Starts to read.
     *
     * @param onFailure told why it cannot go on
     */
    public void start(Consumer<Throwable> onFailure) {
        reader.start(onFailure);
    }

    /** Whether it knows all fences. */
    public boolean isReady() {
        return reader.isReady();
    }

    /** The fences as this gateway knows them. */
    public FenceTable fences() {
        return table;
    }

    /**
     * Makes a fence or changes it. Returns when this gateway shows it.
     *
     * @param next the fence in the version that is given to it
     * @throws RegisterBusyException if it can't be known to have happened
     */
    public Outcome put(FenceId key, Precondition precondition, LongFunction<Geofence> next)
            throws RegisterBusyException, InterruptedException {
        return change(key, precondition, version -> GeofenceChange.of(next.apply(version)));
    }

    /**
     * Deletes a fence. Returns when this gateway does not show it any more.
     *
     * @throws RegisterBusyException if it can't be known to have happened
     */
    public Outcome delete(FenceId key, Precondition precondition)
            throws RegisterBusyException, InterruptedException {
        return change(
                key,
                precondition,
                version -> GeofenceChange.deletion(key.tenant(), key.id(), version));
    }

    @Override
    public void close() {
        reader.close();
        lock.lock();
        try {
            pen.close();
        } finally {
            lock.unlock();
        }
    }

    /** On the reader's thread. */
    private void take(GeofenceChange change) {
        table.apply(change);
        if (change.equals(written)) {
            hasComeBack = true;
        }
    }

    private Outcome change(
            FenceId key, Precondition precondition, LongFunction<GeofenceChange> next)
            throws RegisterBusyException, InterruptedException {
        Deadline deadline = new Deadline();
        if (!lock.tryLock(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
            throw new RegisterBusyException("other changes of geofences take too long", null);
        }
        boolean isDecided = false;
        try {
            hasComeBack = false;
            written = null;
            Optional<Outcome> outcome = Optional.empty();
            while (outcome.isEmpty()) {
                outcome = attempt(key, precondition, next, deadline);
            }
            isDecided = true;
            return outcome.get();
        } catch (TimeoutException e) {
            throw new RegisterBusyException("Kafka does not answer in time", e);
        } finally {
            if (!isDecided) {
                pen.drop();
            }
            lock.unlock();
        }
    }

    /** Empty if somebody else has the pen now, or Kafka did not answer in time. */
    private Optional<Outcome> attempt(
            FenceId key,
            Precondition precondition,
            LongFunction<GeofenceChange> next,
            Deadline deadline)
            throws RegisterBusyException, TimeoutException, InterruptedException {
        try {
            if (!pen.isHeld()) {
                pen.take();
            }
            deadline.await(reader.readToEnd());
            GeofenceChange before = written;
            if (before != null && hasComeBack) {
                // The reply to the commit was lost, the commit was not.
                return Optional.of(done(before));
            }
            Optional<Geofence> current = table.find(key.tenant(), key.id());
            if (!precondition.holds(current.map(Geofence::version).orElse(0L))) {
                return Optional.of(new Outcome(Verdict.REFUSED, current));
            }
            if (current.isEmpty() && table.count(key.tenant()) >= maxFences) {
                return Optional.of(new Outcome(Verdict.FULL, current));
            }
            GeofenceChange change = next.apply(table.version(key.tenant(), key.id()) + 1);
            hasComeBack = false;
            written = change;
            RecordMetadata place = pen.write(change);
            deadline.await(
                    reader.readPast(
                            new TopicPartition(place.topic(), place.partition()), place.offset()));
            return Optional.of(done(change));
        } catch (KafkaException e) {
            pen.drop();
            deadline.pause(e);
            return Optional.empty();
        }
    }

    private static Outcome done(GeofenceChange change) {
        return new Outcome(Verdict.DONE, Optional.ofNullable(change.fence()));
    }

    /** The time that a change has. */
    private static final class Deadline {
        private final long endNanos = System.nanoTime() + WITHIN.toNanos();
        private int failed;

        long leftMillis() {
            return TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        }

        void await(CompletableFuture<Void> reading) throws TimeoutException, InterruptedException {
            try {
                reading.get(Math.max(0, leftMillis()), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("reading tells failures otherwise", e);
            }
        }

        /** Longer each time, and by chance, so that two gateways do not take turns for ever. */
        void pause(KafkaException e) throws RegisterBusyException, InterruptedException {
            failed++;
            long longest = Math.min(MAX_PAUSE_MILLIS, (long) PAUSE_MILLIS << Math.min(failed, 10));
            long pause = ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 2, longest);
            if (leftMillis() <= pause) {
                throw new RegisterBusyException(
                        "Kafka did not take the change, or other gateways change geofences all the"
                                + " time",
                        e);
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }
}
