/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
    public byte[] serialize(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(batch.runId().getMostSignificantBits());
        out.writeLong(batch.runId().getLeastSignificantBits());
        out.writeLong(batch.number());
        out.writeInt(batch.segments().size());
        for (Segment segment : batch.segments()) {
            out.writeInt(segment.partition());
            out.writeInt(segment.rows());
            for (int end : segment.rowEnds()) {
                out.writeInt(end);
            }
            out.writeInt(segment.bytes().length);
            out.write(segment.bytes());
        }
        byte[] plain = bytes.toByteArray();
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
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
        UUID runId = new UUID(in.readLong(), in.readLong());
        long number = in.readLong();
        List<Segment> segments = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int partition = in.readInt();
            int[] rowEnds = new int[in.readInt()];
            for (int i = 0; i < rowEnds.length; i++) {
                rowEnds[i] = in.readInt();
            }
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            segments.add(new Segment(partition, bytes, rowEnds));
        }
        return new Batch(runId, number, segments);
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
