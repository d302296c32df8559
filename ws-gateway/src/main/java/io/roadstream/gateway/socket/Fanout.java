/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.view.Tick;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells clients what changed, several threads at a time. A tick has so much time for it; who is not
 * told in one comes first in the next, so that under load all wait the same. For the fleet's
 * thread, which takes part and goes on when the others have ended.
 */
final class Fanout implements AutoCloseable {
    private static final int AT_A_TIME = 16;

    private final int threads;
    private final ExecutorService helpers;
    private final Set<Client> clients = new LinkedHashSet<>();
    private List<Client> ring = List.of();
    private boolean isRingOld;
    private int next;
    private int toldInRound;

    /**
     * @param threads that send, this one included
     */
    Fanout(int threads) {
        this.threads = threads;
        this.helpers =
                Executors.newFixedThreadPool(
                        Math.max(1, threads - 1),
                        task -> {
                            Thread thread = new Thread(task, "fanout");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    Collection<Client> clients() {
        return Collections.unmodifiableSet(clients);
    }

    void add(Client client) {
        clients.add(client);
        isRingOld = true;
    }

    void remove(Client client) {
        clients.remove(client);
        isRingOld = true;
    }

    /**
     * Tells as many as there is time for, and some in any case.
     *
     * @param deadlineNanos by {@link System#nanoTime}
     * @return whether a round has ended: all were told since it began
     */
    boolean flush(Tick tick, long deadlineNanos) {
        if (isRingOld) {
            ring = new ArrayList<>(clients);
            isRingOld = false;
        }
        if (ring.isEmpty()) {
            return true;
        }
        int first = next % ring.size();
        AtomicInteger taken = new AtomicInteger();
        Runnable work = () -> flushSome(tick, deadlineNanos, first, taken);
        List<Future<?>> others = new ArrayList<>();
        int useful = Math.min(threads, (ring.size() + AT_A_TIME - 1) / AT_A_TIME);
        for (int i = 1; i < useful; i++) {
            others.add(helpers.submit(work));
        }
        work.run();
        others.forEach(Fanout::await);
        int told = Math.min(taken.get(), ring.size());
        next = first + told;
        toldInRound += told;
        if (toldInRound < ring.size()) {
            return false;
        }
        toldInRound = 0;
        return true;
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }

    private void flushSome(Tick tick, long deadlineNanos, int first, AtomicInteger taken) {
        do {
            int from = taken.getAndAdd(AT_A_TIME);
            int end = Math.min(from + AT_A_TIME, ring.size());
            for (int i = from; i < end; i++) {
                ring.get((first + i) % ring.size()).flush(tick);
            }
        } while (taken.get() < ring.size() && System.nanoTime() - deadlineNanos < 0);
    }

    private static void await(Future<?> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client could not be told", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients are told", e);
        }
    }
}
