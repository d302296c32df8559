/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A {@link Batch} in checkpoints. Format 2: compressed with zstd, since Flink 2.2 writes the state
 * of operators byte by byte.
 */
final class BatchSerializer implements SimpleVersionedSerializer<Batch> {
    private static final int VERSION = 2;
    private static final int ZSTD_LEVEL = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Batch batch) {
        ByteBuffer out = ByteBuffer.allocate(length(batch));
        out.putLong(batch.runId().getMostSignificantBits());
        out.putLong(batch.runId().getLeastSignificantBits());
        out.putLong(batch.number());
        out.putInt(batch.segments().size());
        for (Segment segment : batch.segments()) {
            out.putInt(segment.partition());
            out.putInt(segment.rows());
            int before = 0;
            for (int end : segment.rowEnds()) {
                out.putInt(end - before); // lengths are alike and nearly vanish when compressed
                before = end;
            }
            out.putInt(segment.bytes().length);
            out.put(segment.bytes());
        }
        byte[] plain = out.array();
        byte[] compressed = Zstd.compress(plain, ZSTD_LEVEL);
        return ByteBuffer.allocate(Integer.BYTES + compressed.length)
                .putInt(plain.length)
                .put(compressed)
                .array();
    }

    @Override
    public Batch deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "Batches of format %d are unknown; this version reads format %d"
                            .formatted(version, VERSION));
        }
        byte[] plain = decompress(serialized);
        ByteBuffer in = ByteBuffer.wrap(plain);
        UUID runId = new UUID(in.getLong(), in.getLong());
        long number = in.getLong();
        List<Segment> segments = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            int partition = in.getInt();
            int[] rowEnds = new int[in.getInt()];
            int end = 0;
            for (int i = 0; i < rowEnds.length; i++) {
                end += in.getInt();
                rowEnds[i] = end;
            }
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            segments.add(new Segment(partition, bytes, rowEnds));
        }
        return new Batch(runId, number, segments);
    }

    private static int length(Batch batch) {
        int length = 3 * Long.BYTES + Integer.BYTES;
        for (Segment segment : batch.segments()) {
            length += (3 + segment.rows()) * Integer.BYTES + segment.bytes().length;
        }
        return length;
    }

    private static byte[] decompress(byte[] serialized) throws IOException {
        ByteBuffer state = ByteBuffer.wrap(serialized);
        byte[] plain = new byte[state.getInt()];
        try {
            Zstd.decompressByteArray(
                    plain, 0, plain.length, serialized, state.position(), state.remaining());
        } catch (ZstdException e) {
            throw new IOException("A batch in a checkpoint is damaged: " + e.getMessage(), e);
        }
        return plain;
    }
}
