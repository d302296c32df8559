/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second phase: inserts each batch of a completed checkpoint, exactly once. Blocks with backoff
 * while ClickHouse is away, then fails the task; the batches stay in its state.
 *
 * <p>What a fresh insert answers is believed. After anything else (a lost reply, a restart of this
 * task, a server that was killed) the batch is counted before and after, because ClickHouse may
 * have taken it already, and may even know its token without having its rows.
 */
final class BatchCommitter<T> implements Committer<Batch> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCommitter.class);

    private final BatchInserter<T> inserter;
    private final Backoff backoff;
    private final Counter committed;
    private final Counter alreadyThere;
    private final Counter failures;
    private boolean fresh;

    BatchCommitter(BatchInserter<T> inserter, Backoff backoff, Counters counters) {
        this.inserter = inserter;
        this.backoff = backoff;
        this.committed = counters.committed();
        this.alreadyThere = counters.alreadyThere();
        this.failures = counters.failures();
    }

    /**
     * What the committer counts.
     *
     * @param committed batches that are in ClickHouse
     * @param alreadyThere of these, batches found there by counting
     * @param failures requests that failed or whose reply was lost
     */
    record Counters(Counter committed, Counter alreadyThere, Counter failures) {}

    @Override
    public void commit(Collection<CommitRequest<Batch>> requests)
            throws IOException, InterruptedException {
        // The first call after a start may bring batches that an earlier attempt committed.
        boolean certain = fresh;
        for (CommitRequest<Batch> request : requests) {
            commit(request.getCommittable(), certain && request.getNumberOfRetries() == 0);
        }
        fresh = true;
    }

    @Override
    public void close() {
        inserter.close();
    }

    private void commit(Batch batch, boolean certain) throws IOException, InterruptedException {
        boolean untried = certain;
        for (int failed = 0; ; ) {
            try {
                if (untried) {
                    inserter.insert(batch);
                } else if (inserter.complete(batch)) {
                    alreadyThere.inc();
                    LOG.info("Batch {} was in ClickHouse already", batch.token());
                }
                committed.inc();
                return;
            } catch (StoreException e) {
                failures.inc();
                untried = false;
                failed++;
                LOG.warn("Batch {} failed, attempt {}", batch.token(), failed, e);
                if (backoff.isExhausted(failed)) {
                    throw new IOException(
                            "Batch %s could not be stored in %d attempts; it is kept and tried again after the restart"
                                    .formatted(batch.token(), failed),
                            e);
                }
                Thread.sleep(backoff.pause(failed).toMillis());
            }
        }
    }
}
