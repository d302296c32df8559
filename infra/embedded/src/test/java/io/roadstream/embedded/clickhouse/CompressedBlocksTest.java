/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.internal.CompressedBlockInputStream;
import com.clickhouse.client.api.internal.CompressedBlockOutputStream;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our blocks against those of the driver. */
class CompressedBlocksTest {

    private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 25, 65_535, 65_536, 65_537, 1_000_000})
    void theDriverReadsWhatWeWrite(int size) throws Exception {
        byte[] plain = halfRandom(size);

        byte[] blocks = write(plain);

        try (CompressedBlockInputStream in =
                new CompressedBlockInputStream(
                        new ByteArrayInputStream(blocks), LZ4.fastDecompressor(), 1000)) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 65_535, 65_536, 65_537, 1_000_000})
    void weReadWhatTheDriverWrites(int size) throws Exception {
        byte[] plain = halfRandom(size);
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();

        try (CompressedBlockOutputStream out =
                new CompressedBlockOutputStream.LZ4OutputStream(
                        blocks, LZ4.fastCompressor(), 100_000)) {
            out.write(plain);
        }

        assertThat(read(blocks.toByteArray())).isEqualTo(plain);
    }

    @Test
    void readsZstdBlocks() throws Exception {
        byte[] plain = halfRandom(100_000);
        byte[] data = Zstd.compress(plain);
        byte[] block = new byte[25 + data.length];
        System.arraycopy(data, 0, block, 25, data.length);

        CompressedBlock.seal(block, CompressedBlock.ZSTD, data.length, plain.length);

        assertThat(read(block)).isEqualTo(plain);
    }

    @Test
    void readsStoredBlocks() throws Exception {
        byte[] block = new byte[25 + 5];
        Arrays.fill(block, 25, 30, (byte) 'x');

        CompressedBlock.seal(block, CompressedBlock.NONE, 5, 5);

        assertThat(read(block)).asString().isEqualTo("xxxxx");
    }

    @Test
    void refusesADamagedBlock() throws Exception {
        byte[] blocks = write(halfRandom(1000));
        blocks[30] ^= 1;

        assertThatThrownBy(() -> read(blocks))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void refusesABlockThatEndsEarly() throws Exception {
        byte[] blocks = write(halfRandom(1000));

        assertThatThrownBy(() -> read(Arrays.copyOf(blocks, 10))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(blocks, blocks.length - 1)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void refusesAnUnknownMethod() {
        byte[] block = new byte[25 + 5];

        CompressedBlock.seal(block, (byte) 0x91, 5, 5);

        assertThatThrownBy(() -> read(block))
                .hasMessageContaining("0x91")
                .hasMessageContaining("LZ4");
    }

    @Test
    void aWrongSizeCostsNoMemory() {
        byte[] block = new byte[25];

        CompressedBlock.littleEndian(block).put(16, CompressedBlock.LZ4).putInt(17, 1 << 30);

        assertThatThrownBy(() -> read(block)).isInstanceOf(EOFException.class);
    }

    private static byte[] write(byte[] plain) throws IOException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        try (BlockOutputStream out = new BlockOutputStream(blocks)) {
            out.write(plain);
        }
        return blocks.toByteArray();
    }

    private static byte[] read(byte[] blocks) throws IOException {
        try (BlockInputStream in = new BlockInputStream(new ByteArrayInputStream(blocks))) {
            return in.readAllBytes();
        }
    }

    /**
     * Compresses to about one half, evenly: the driver's own stream cannot write what does not
     * compress ("maxDestLen is too small").
     */
    private static byte[] halfRandom(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        for (int i = 0; i < size; i += 32) {
            Arrays.fill(bytes, i, Math.min(size, i + 16), (byte) 'a');
        }
        return bytes;
    }
}
