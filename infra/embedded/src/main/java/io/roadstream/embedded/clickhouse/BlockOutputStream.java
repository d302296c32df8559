/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Writes ClickHouse's LZ4 blocks; one per {@code flush()} or 64 KiB. */
final class BlockOutputStream extends OutputStream {

    private static final int PLAIN_BYTES = 1 << 16;
    private static final int DATA_START =
            CompressedBlock.CHECKSUM_BYTES + CompressedBlock.HEADER_BYTES;

    private final OutputStream out;
    private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
    private final byte[] plain = new byte[PLAIN_BYTES];
    private final byte[] block = new byte[DATA_START + compressor.maxCompressedLength(PLAIN_BYTES)];
    private int filled;

    BlockOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (filled == PLAIN_BYTES) {
            writeBlock();
        }
        plain[filled++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (filled == PLAIN_BYTES) {
                writeBlock();
            }
            int part = Math.min(length - done, PLAIN_BYTES - filled);
            System.arraycopy(bytes, offset + done, plain, filled, part);
            filled += part;
            done += part;
        }
    }

    private void writeBlock() throws IOException {
        if (filled == 0) {
            return;
        }
        int size = compressor.compress(plain, 0, filled, block, DATA_START);
        CompressedBlock.seal(block, CompressedBlock.LZ4, size, filled);
        out.write(block, 0, DATA_START + size);
        filled = 0;
    }

    @Override
    public void flush() throws IOException {
        writeBlock();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writeBlock();
        out.close();
    }
}
