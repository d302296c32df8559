/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs queries on a few threads so that no tenant can take them all: each has a share of the
 * threads and a line of its own to wait in, and a thread that is free serves the tenants in turn.
 * Holds nothing of a tenant that has no query. Thread-safe.
 */
final class FairPool implements AutoCloseable {
    /** Lines that may be full at the same time; beyond it nobody else may wait. */
    static final int MAX_FULL_LINES = 16;

    private final QueryLimits limits;
    private final Consumer<Limit> refusals;
    private final ExecutorService threads;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private int running;
    private int waiting;
    private boolean isClosed;

    /**
     * Starts threads when there are queries.
     *
     * @param name of its threads
     * @param refusals is told of each query that found no place
     */
    FairPool(String name, QueryLimits limits, Consumer<Limit> refusals) {
        this.limits = limits;
        this.refusals = refusals;
        this.threads = Executors.newCachedThreadPool(task -> new Thread(task, name));
    }

    /**
     * What a tenant asks for.
     *
     * @param run answers it; must not throw
     * @param cancel answers it when the pool ends before its turn
     */
    record Job(Runnable run, Runnable cancel) {}

    /** Whose places to wait are all taken. */
    enum Limit {
        TENANT,
        ALL
    }

    private static final class Lane {
        private final Deque<Job> line = new ArrayDeque<>();
        private int running;
    }

    /** Runs the job now or in its turn; refuses it if the tenant or all have too many waiting. */
    void execute(String tenant, Job job) throws RefusedException {
        synchronized (lanes) {
            if (isClosed) {
                throw new RefusedException(ProblemType.UNAVAILABLE, "the gateway ends");
            }
            Lane lane = lanes.computeIfAbsent(tenant, name -> new Lane());
            if (mayRun(lane)) {
                start(tenant, lane, job);
                return;
            }
            if (lane.line.size() >= limits.waiting()) {
                refusals.accept(Limit.TENANT);
                throw new RefusedException(
                        ProblemType.BUSY,
                        "%d queries of tenant %s run and %d wait, no more may (gateway-max-waiting-queries-per-tenant)"
                                .formatted(lane.running, tenant, lane.line.size()));
            }
            if (waiting >= MAX_FULL_LINES * limits.waiting()) {
                removeIfEmpty(tenant, lane);
                refusals.accept(Limit.ALL);
                throw new RefusedException(
                        ProblemType.UNAVAILABLE,
                        "%d queries of all tenants wait, no more may (gateway-max-waiting-queries-per-tenant)"
                                .formatted(waiting));
            }
            lane.line.add(job);
            waiting++;
        }
    }

    /** Ends the queries that run and cancels those that wait. */
    @Override
    public void close() {
        Deque<Job> left = new ArrayDeque<>();
        synchronized (lanes) {
            isClosed = true;
            lanes.values().forEach(lane -> left.addAll(lane.line));
            lanes.values().forEach(lane -> lane.line.clear());
            waiting = 0;
        }
        left.forEach(job -> job.cancel().run());
        threads.shutdownNow();
    }

    private boolean mayRun(Lane lane) {
        return running < limits.atOnce() && lane.running < limits.perTenant();
    }

    private void start(String tenant, Lane lane, Job job) {
        running++;
        lane.running++;
        threads.execute(
                () -> {
                    try {
                        job.run().run();
                    } finally {
                        finish(tenant, lane);
                    }
                });
    }

    private void finish(String tenant, Lane lane) {
        synchronized (lanes) {
            running--;
            lane.running--;
            removeIfEmpty(tenant, lane);
            startNext();
        }
    }

    /** The tenant served now comes last in the next turn. */
    private void startNext() {
        Optional<Map.Entry<String, Lane>> next =
                lanes.entrySet().stream()
                        .filter(each -> !each.getValue().line.isEmpty() && mayRun(each.getValue()))
                        .findFirst();
        if (next.isPresent()) {
            String tenant = next.get().getKey();
            Lane lane = next.get().getValue();
            lanes.remove(tenant);
            lanes.put(tenant, lane);
            waiting--;
            start(tenant, lane, lane.line.remove());
        }
    }

    private void removeIfEmpty(String tenant, Lane lane) {
        if (lane.running == 0 && lane.line.isEmpty()) {
            lanes.remove(tenant);
        }
    }
}
