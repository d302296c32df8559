/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;

/** Commit requests as Flink makes them; any answer but silence fails the test. */
final class Requests {
    private Requests() {}

    static List<CommitRequest<Batch>> of(Batch... batches) {
        return java.util.Arrays.stream(batches).<CommitRequest<Batch>>map(Fixed::new).toList();
    }

    private record Fixed(Batch batch) implements CommitRequest<Batch> {
        @Override
        public Batch getCommittable() {
            return batch;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void retryLater() {
            throw new AssertionError("Flink's own retry spins and then fails the job");
        }

        @Override
        public void updateAndRetryLater(Batch committable) {
            throw new AssertionError("Flink's own retry spins and then fails the job");
        }

        @Override
        public void signalAlreadyCommitted() {
            throw new AssertionError("counted by the committer itself");
        }
    }
}
