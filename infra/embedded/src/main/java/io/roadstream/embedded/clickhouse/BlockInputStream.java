/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.github.luben.zstd.Zstd;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Reads ClickHouse's compressed blocks: LZ4, ZSTD or stored. */
final class BlockInputStream extends InputStream {

    private static final int CHECKSUM = CompressedBlock.CHECKSUM_BYTES;
    private static final int HEADER = CompressedBlock.HEADER_BYTES;

    private final InputStream in;
    private final LZ4SafeDecompressor decompressor =
            LZ4Factory.fastestInstance().safeDecompressor();
    private final byte[] start = new byte[CHECKSUM + HEADER];
    private byte[] block = new byte[0];
    private byte[] plain = new byte[0];
    private int position;
    private int limit;

    BlockInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, limit - position);
        System.arraycopy(plain, position, bytes, offset, part);
        position += part;
        return part;
    }

    private boolean fill() throws IOException {
        while (position == limit) {
            if (!readBlock()) {
                return false;
            }
        }
        return true;
    }

    private boolean readBlock() throws IOException {
        int got = in.readNBytes(start, 0, start.length);
        if (got == 0) {
            return false;
        }
        if (got < start.length) {
            throw new EOFException("a compressed block ends in its header");
        }
        ByteBuffer header = CompressedBlock.littleEndian(start);
        byte method = header.get(CHECKSUM);
        int size = header.getInt(CHECKSUM + 1);
        int plainSize = header.getInt(CHECKSUM + 5);
        if (size < HEADER || size > CompressedBlock.MAX_BYTES) {
            throw new IOException("a compressed block claims " + size + " bytes");
        }
        if (plainSize < 0 || plainSize > CompressedBlock.MAX_BYTES) {
            throw new IOException("a compressed block claims " + plainSize + " plain bytes");
        }
        readData(header, size);
        unpack(method, size - HEADER, plainSize);
        return true;
    }

    private void readData(ByteBuffer header, int size) throws IOException {
        // Grows with what arrives, so that a wrong size costs no memory.
        byte[] data = in.readNBytes(size - HEADER);
        if (data.length < size - HEADER) {
            throw new EOFException("a compressed block ends in its data");
        }
        block = new byte[size];
        System.arraycopy(start, CHECKSUM, block, 0, HEADER);
        System.arraycopy(data, 0, block, HEADER, data.length);
        CityHash128 hash = CityHash128.of(block, 0, size);
        if (hash.low() != header.getLong(0) || hash.high() != header.getLong(8)) {
            throw new IOException("the checksum of a compressed block does not match");
        }
    }

    private void unpack(byte method, int dataSize, int plainSize) throws IOException {
        if (plain.length < plainSize) {
            plain = new byte[plainSize];
        }
        limit = 0;
        position = 0;
        int unpacked =
                switch (method) {
                    case CompressedBlock.LZ4 -> lz4(dataSize, plainSize);
                    case CompressedBlock.ZSTD -> zstd(dataSize, plainSize);
                    case CompressedBlock.NONE -> stored(dataSize, plainSize);
                    default ->
                            throw new IOException(
                                    "the compression method 0x%02x is unknown, use LZ4 or ZSTD"
                                            .formatted(method));
                };
        if (unpacked != plainSize) {
            throw new IOException(
                    "a compressed block holds "
                            + unpacked
                            + " bytes, not the "
                            + plainSize
                            + " it claims");
        }
        limit = plainSize;
    }

    private int lz4(int dataSize, int plainSize) throws IOException {
        try {
            return decompressor.decompress(block, HEADER, dataSize, plain, 0, plainSize);
        } catch (LZ4Exception e) {
            throw new IOException("a compressed block is not LZ4", e);
        }
    }

    private int zstd(int dataSize, int plainSize) throws IOException {
        long size = Zstd.decompressByteArray(plain, 0, plainSize, block, HEADER, dataSize);
        if (Zstd.isError(size)) {
            throw new IOException("a compressed block is not ZSTD: " + Zstd.getErrorName(size));
        }
        return (int) size;
    }

    private int stored(int dataSize, int plainSize) {
        System.arraycopy(block, HEADER, plain, 0, Math.min(dataSize, plainSize));
        return dataSize;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
