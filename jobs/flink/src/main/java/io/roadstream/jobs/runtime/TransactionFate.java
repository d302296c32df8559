/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker what became of a transaction that it does not commit any more. The client comes
 * into being with the first question. For one thread.
 */
final class TransactionFate implements AutoCloseable {
    private final KafkaConfig kafka;
    private @Nullable Admin admin;

    TransactionFate(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /**
     * Whether it was aborted, or the broker knows nothing of it any more. The broker raises the
     * epoch by one when it ends a transaction; a higher one belongs to a later transaction of the
     * same id, which there only is after a commit.
     *
     * @throws IOException if the broker did not say
     */
    boolean isAborted(KafkaCommittable transaction) throws IOException, InterruptedException {
        String id = transaction.getTransactionalId();
        try {
            TransactionDescription now =
                    admin().describeTransactions(List.of(id)).description(id).get();
            if (now.producerId() != transaction.getProducerId()) {
                return true; // nothing is known any more: a false alarm rather than silence
            }
            boolean isAborted =
                    now.state() == TransactionState.COMPLETE_ABORT
                            || now.state() == TransactionState.PREPARE_ABORT
                            || now.state() == TransactionState.PREPARE_EPOCH_FENCE;
            return isAborted && now.producerEpoch() <= transaction.getEpoch() + 1;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return true;
            }
            throw new IOException("Kafka did not say what became of transaction '" + id + "'", e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka.toClientProperties());
        }
        return admin;
    }
}
