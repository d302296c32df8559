/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.roadstream.ingest.cdc.kafka.ChangePublisher;
import io.roadstream.ingest.cdc.kafka.StateTopic;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Takes what Debezium read, a batch at a time: publishes it, waits for Kafka, and only then says
 * that it is processed. Ends a snapshot with the first record that comes after it. Called by one
 * thread at a time.
 */
final class BatchHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final ChangeFlow flow;
    private final ChangePublisher publisher;
    private final StateTopic state;
    private final String epochName;
    private final CaptureState captureState;
    private Epoch epoch;

    BatchHandler(
            ChangeFlow flow,
            ChangePublisher publisher,
            StateTopic state,
            String epochName,
            CaptureState captureState,
            Epoch epoch) {
        this.flow = flow;
        this.publisher = publisher;
        this.state = state;
        this.epochName = epochName;
        this.captureState = captureState;
        this.epoch = epoch;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        for (RecordChangeEvent<SourceRecord> event : batch) {
            take(event.record());
        }
        publisher.awaitAll();
        flow.acknowledged();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
    }

    private void take(SourceRecord record) throws InterruptedException {
        if (!epoch.isComplete() && Change.isStreamed(record)) {
            completeSnapshot();
        }
        Change change = Change.find(record, epoch.number());
        if (change != null) {
            flow.take(change);
        }
    }

    /** Before the first change after it: what it did not have is deleted, then it counts. */
    private void completeSnapshot() throws InterruptedException {
        flow.deleteMissing(epoch.number());
        publisher.awaitAll();
        epoch = epoch.complete();
        state.put(epochName, epoch.text());
        captureState.enter(CaptureState.Phase.STREAMING);
    }
}
