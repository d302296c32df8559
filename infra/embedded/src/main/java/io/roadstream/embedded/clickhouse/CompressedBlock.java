/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The layout of ClickHouse's compressed blocks ({@code compress=1}, {@code decompress=1}): 16 bytes
 * checksum over the rest, 1 byte method, 4 bytes compressed size counting these 9 bytes, 4 bytes
 * plain size, data; all little endian.
 */
final class CompressedBlock {

    static final int CHECKSUM_BYTES = 16;
    static final int HEADER_BYTES = 9;
    static final byte LZ4 = (byte) 0x82;
    static final byte ZSTD = (byte) 0x90;
    static final byte NONE = 0x02;

    /** Blocks claiming more than this are refused, as ClickHouse refuses them. */
    static final int MAX_BYTES = 1 << 30;

    private CompressedBlock() {}

    static ByteBuffer littleEndian(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes checksum and header around data that begins behind them. */
    static void seal(byte[] block, byte method, int dataBytes, int plainBytes) {
        ByteBuffer buffer = littleEndian(block);
        buffer.put(CHECKSUM_BYTES, method);
        buffer.putInt(CHECKSUM_BYTES + 1, dataBytes + HEADER_BYTES);
        buffer.putInt(CHECKSUM_BYTES + 5, plainBytes);
        CityHash128 hash = CityHash128.of(block, CHECKSUM_BYTES, dataBytes + HEADER_BYTES);
        buffer.putLong(0, hash.low());
        buffer.putLong(8, hash.high());
    }
}
