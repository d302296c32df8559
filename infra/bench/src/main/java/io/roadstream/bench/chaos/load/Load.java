/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fleet's devices: each sends its reports in order and repeats a request until ingest has
 * acknowledged it. A few of them also upload again what was acknowledged, on purpose.
 */
public final class Load implements AutoCloseable {
    private static final int REUPLOADING_VEHICLES = 4;

    /** Longer than any fault lasts. */
    private static final Duration STOP_WITHIN = Duration.ofMinutes(4);

    private final Fleet fleet;
    private final LoadState state;
    private final Set<Integer> reuploading;
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    private Load(Fleet fleet, Set<Integer> reuploading) {
        this.fleet = fleet;
        this.state = new LoadState(fleet.vehicles());
        this.reuploading = Set.copyOf(reuploading);
    }

    /** Starts sending. */
    public static Load start(Fleet fleet, LoadSettings settings) {
        SplittableRandom random = new SplittableRandom(fleet.seed());
        TreeSet<Integer> reuploading = new TreeSet<>();
        while (reuploading.size() < Math.min(REUPLOADING_VEHICLES, fleet.vehicles())) {
            reuploading.add(random.nextInt(fleet.vehicles()));
        }
        Load load = new Load(fleet, reuploading);
        for (int i = 0; i < settings.workers(); i++) {
            load.startWorker(i, settings, random.split());
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Ledger ledger() {
        return state.ledger();
    }

    /** Vehicles that upload again. */
    public Set<Integer> reuploading() {
        return new TreeSet<>(reuploading);
    }

    /** Reports uploaded again on purpose. */
    public long reuploaded() {
        return state.reuploaded();
    }

    /** Requests that got no acknowledgement and were sent again. */
    public long repeats() {
        return repeats.get();
    }

    /** Stops sending for a while; returns when all that was sent is acknowledged. */
    public void pause() throws InterruptedException {
        state.gate().close();
    }

    public void resume() {
        state.gate().open();
    }

    /** From here on nothing that is acknowledged now is uploaded again. */
    public void forgetForReupload() {
        state.raiseReuploadFloor();
    }

    /** Ends; all that was sent is acknowledged afterwards. */
    public void stop() throws InterruptedException {
        state.stop();
        state.gate().open();
        long end = System.nanoTime() + STOP_WITHIN.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
            if (thread.isAlive()) {
                throw new IllegalStateException(
                        "ingest acknowledged nothing for %s".formatted(STOP_WITHIN));
            }
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the load failed: " + cause.getMessage(), cause);
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        state.stop();
        threads.forEach(Thread::interrupt);
    }

    private void startWorker(int number, LoadSettings settings, SplittableRandom random) {
        List<Integer> vehicles = new ArrayList<>();
        for (int vehicle = number; vehicle < fleet.vehicles(); vehicle += settings.workers()) {
            vehicles.add(vehicle);
        }
        if (vehicles.isEmpty()) {
            return;
        }
        LoadWorker worker =
                new LoadWorker(
                        fleet,
                        vehicles,
                        reuploading,
                        new IngestConnection(settings.ingest(), settings.key(), repeats),
                        state,
                        random,
                        (double) settings.perSecond() * vehicles.size() / fleet.vehicles());
        Thread thread = new Thread(() -> work(worker), "load-" + number);
        thread.setDaemon(true);
        threads.add(thread);
    }

    private void work(LoadWorker worker) {
        try {
            worker.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
