/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where the Kafka sources of a savepoint had read. Flink's own commit of offsets is behind
 * that: it waits for a poll to return and is not made for the last checkpoint of a job.
 */
final class SavepointOffsets {
    /** Name under which Flink's source operator keeps its splits. */
    private static final String SPLITS = "SourceReaderState";

    private SavepointOffsets() {}

    /** The next offset to read of each partition that was read. */
    static Map<TopicPartition, OffsetAndMetadata> of(CheckpointMetadata savepoint)
            throws IOException {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                new TreeMap<>(
                        Comparator.comparing(TopicPartition::topic)
                                .thenComparing(TopicPartition::partition));
        for (OperatorState operator : savepoint.getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    StateMetaInfo splits = handle.getStateNameToPartitionOffsets().get(SPLITS);
                    if (splits != null) {
                        read(handle, splits, offsets);
                    }
                }
            }
        }
        return offsets;
    }

    private static void read(
            OperatorStateHandle handle,
            StateMetaInfo splits,
            Map<TopicPartition, OffsetAndMetadata> offsets)
            throws IOException {
        try (FSDataInputStream in = handle.openInputStream()) {
            for (long position : splits.getOffsets()) {
                in.seek(position);
                byte[] bytes =
                        BytePrimitiveArraySerializer.INSTANCE.deserialize(
                                new DataInputViewStreamWrapper(in));
                KafkaPartitionSplit split =
                        SimpleVersionedSerialization.readVersionAndDeSerialize(
                                new KafkaPartitionSplitSerializer(), bytes);
                // Negative values are marks such as "earliest": nothing was read yet.
                if (split.getStartingOffset() >= 0) {
                    offsets.put(
                            split.getTopicPartition(),
                            new OffsetAndMetadata(split.getStartingOffset()));
                }
            }
        }
    }
}
