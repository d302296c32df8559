/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowBufferTest {
    @Test
    void writesNumbersLittleEndianAndStringsWithTheirLength() {
        RowBuffer buffer = new RowBuffer();

        buffer.int16(0xFFFE);
        buffer.int32(-2);
        buffer.int64(Long.MIN_VALUE + 5);
        buffer.string("Straße");
        buffer.endRow();

        ByteBuffer bytes =
                ByteBuffer.wrap(buffer.drain(20260105).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort()).isEqualTo((short) 0xFFFE);
        assertThat(bytes.getInt()).isEqualTo(-2);
        assertThat(bytes.getLong()).isEqualTo(Long.MIN_VALUE + 5);
        assertThat(bytes.get()).isEqualTo((byte) 7);
        byte[] text = new byte[7];
        bytes.get(text);
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("Straße");
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void writesLongStringLengthsAsVarint() {
        RowBuffer buffer = new RowBuffer();

        buffer.string("x".repeat(300));
        buffer.endRow();

        byte[] bytes = buffer.drain(1).bytes();
        assertThat(bytes).hasSize(302);
        assertThat(bytes[0]).isEqualTo((byte) ((300 & 0x7F) | 0x80));
        assertThat(bytes[1]).isEqualTo((byte) (300 >>> 7));
    }

    @Test
    void writesArraysAsTheirLengthAndTheirElements() {
        RowBuffer buffer = new RowBuffer();

        buffer.int8(0x1FF);
        buffer.array(2);
        buffer.int16(1);
        buffer.int16(2);
        buffer.array(0);
        buffer.endRow();

        assertThat(buffer.drain(1).bytes()).containsExactly(0xFF, 2, 1, 0, 2, 0, 0);
    }

    @Test
    void growsAndCutsRowsWhereTheyEnd() {
        RowBuffer buffer = new RowBuffer();
        for (int i = 0; i < 10_000; i++) {
            buffer.int32(i);
            buffer.endRow();
        }

        Segment segment = buffer.drain(1);

        assertThat(segment.rows()).isEqualTo(10_000);
        Segment slice = segment.slice(7_000, 7_002);
        ByteBuffer bytes = ByteBuffer.wrap(slice.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt()).isEqualTo(7_000);
        assertThat(bytes.getInt()).isEqualTo(7_001);
        assertThat(slice.rowEnds()).containsExactly(4, 8);
        assertThat(buffer.rows()).isZero();
        assertThat(buffer.size()).isZero();
    }
}
