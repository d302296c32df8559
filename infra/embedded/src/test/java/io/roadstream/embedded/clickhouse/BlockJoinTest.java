/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockJoinTest {

    @Test
    void blocksWithoutAHeaderStayAsTheyAre() {
        assertThat(join("tabseparated", "1\n", "1\n", "2\n")).isEqualTo("1\n1\n2\n");
    }

    @Test
    void onlyTheFirstHeaderStays() {
        assertThat(join("TSVWithNames", "n\n1\n", "n\n2\n", "n\n")).isEqualTo("n\n1\n2\n");
        assertThat(join("TSVWithNamesAndTypes", "n\nUInt8\n1\n", "n\nUInt8\n2\n"))
                .isEqualTo("n\nUInt8\n1\n2\n");
    }

    @Test
    void aRowThatLooksLikeTheHeaderIsKept() {
        assertThat(join("TSVWithNames", "n\nn\n", "n\nn\n")).isEqualTo("n\nn\nn\n");
    }

    @Test
    void aQuotedNameMayHoldALineBreak() {
        assertThat(join("CSVWithNames", "\"a\n\"\"b\"\n1\n", "\"a\n\"\"b\"\n2\n"))
                .isEqualTo("\"a\n\"\"b\"\n1\n2\n");
    }

    @Test
    void totalsComeBeforeTheHeaderOfTheirBlock() {
        assertThat(join("CSVWithNames", "\"n\"\n1\n", "\n3\n\"n\"\n")).isEqualTo("\"n\"\n1\n\n3\n");
    }

    @Test
    void binaryHeadersEndWithTheLastType() {
        String header = "\u0001\u0001n\u0005UInt8";

        assertThat(join("RowBinaryWithNamesAndTypes", header + "\u0001", header + "\u0002"))
                .isEqualTo(header + "\u0001\u0002");
        assertThat(join("RowBinaryWithNames", "\u0001\u0001n\u0001", "\u0001\u0001n\u0002"))
                .isEqualTo("\u0001\u0001n\u0001\u0002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JSON", "JSONCompact", "XML", "Values", "Parquet", "Pretty", "Vertical"})
    void documentsCannotBeJoined(String format) {
        assertThat(BlockJoin.of(format)).isEmpty();
    }

    private static String join(String format, String... blocks) {
        BlockJoin join = BlockJoin.of(format).orElseThrow();
        StringBuilder result = new StringBuilder();
        for (String block : blocks) {
            ByteBuffer bytes = ByteBuffer.wrap(block.getBytes(StandardCharsets.UTF_8));
            result.append(StandardCharsets.UTF_8.decode(join.next(bytes)));
        }
        return result.toString();
    }
}
