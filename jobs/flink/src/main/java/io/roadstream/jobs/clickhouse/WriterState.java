/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What a writer keeps: its run.
 *
 * @param runId drawn when a writer starts without state
 * @param checkpoint last one that this run took part in
 */
record WriterState(UUID runId, long checkpoint) {
    /** In checkpoints. Format 1. */
    static final class Serializer implements SimpleVersionedSerializer<WriterState> {
        private static final int VERSION = 1;
        private static final int BYTES = 3 * Long.BYTES;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WriterState state) {
            return ByteBuffer.allocate(BYTES)
                    .putLong(state.runId.getMostSignificantBits())
                    .putLong(state.runId.getLeastSignificantBits())
                    .putLong(state.checkpoint)
                    .array();
        }

        @Override
        public WriterState deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION || serialized.length != BYTES) {
                throw new IOException(
                        "Writer state of format %d with %d bytes is unknown; format %d has %d"
                                .formatted(version, serialized.length, VERSION, BYTES));
            }
            ByteBuffer in = ByteBuffer.wrap(serialized);
            return new WriterState(new UUID(in.getLong(), in.getLong()), in.getLong());
        }
    }
}
