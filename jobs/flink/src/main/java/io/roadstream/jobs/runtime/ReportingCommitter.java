/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits transactions and reports those that the broker aborted before they could be, since their
 * records are gone for readers: a line in the log, a counter and a dead letter. A transaction that
 * an earlier attempt had committed is fenced as well, and not reported.
 */
@SuppressWarnings("try") // close() passes on whatever the committer throws
final class ReportingCommitter implements Committer<KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(ReportingCommitter.class);
    private static final byte[] NO_BYTES = {};

    private final Committer<KafkaCommittable> committer;
    private final String topic;
    private final Duration transactionTimeout;
    private final TransactionFate fate;
    private final DeadLetterWriter letters;
    private final Counter lost;
    private final Clock clock;

    ReportingCommitter(
            Committer<KafkaCommittable> committer,
            String topic,
            Duration transactionTimeout,
            TransactionFate fate,
            DeadLetterWriter letters,
            Counter lost,
            Clock clock) {
        this.committer = committer;
        this.topic = topic;
        this.transactionTimeout = transactionTimeout;
        this.fate = fate;
        this.letters = letters;
        this.lost = lost;
        this.clock = clock;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
            throws IOException, InterruptedException {
        List<WatchedRequest> watched = new ArrayList<>(requests.size());
        requests.forEach(request -> watched.add(new WatchedRequest(request)));
        committer.commit(List.copyOf(watched));
        for (WatchedRequest request : watched) {
            if (request.reason != null && fate.isAborted(request.getCommittable())) {
                report(request.getCommittable(), request.reason);
            }
        }
    }

    @Override
    public void close() throws Exception {
        try (letters;
                fate) {
            committer.close();
        }
    }

    private void report(KafkaCommittable transaction, Throwable reason)
            throws IOException, InterruptedException {
        lost.inc();
        String message =
                "Output to %s is lost: the broker aborted transaction '%s' (producer %d, epoch %d) before it could be committed, since the job stood still for longer than the transaction timeout of %s: %s"
                        .formatted(
                                topic,
                                transaction.getTransactionalId(),
                                transaction.getProducerId(),
                                transaction.getEpoch(),
                                transactionTimeout,
                                reason);
        LOG.error(message);
        try {
            letters.write(
                    new DeadLetter(
                            "",
                            "kafka-transaction:" + transaction.getTransactionalId(),
                            Reason.OUTPUT_LOST,
                            message,
                            clock.millis(),
                            NO_BYTES,
                            0));
        } catch (ExecutionException e) {
            throw new IOException("The report of lost output could not be written: " + message, e);
        }
    }

    /** Passes on what the committer says and remembers that it gave up. */
    private static final class WatchedRequest implements CommitRequest<KafkaCommittable> {
        private final CommitRequest<KafkaCommittable> request;
        private @Nullable Throwable reason;

        WatchedRequest(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable t) {
            reason = t;
            request.signalFailedWithKnownReason(t);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable t) {
            request.signalFailedWithUnknownReason(t);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
