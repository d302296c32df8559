/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertHeadTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO t VALUES (1)                     | INSERT INTO t                 | Values    | (1)",
                "insert t format CSV 1,2                      | insert t                      | CSV       | 1,2",
                "INSERT INTO TABLE a.b (x, y) FORMAT TSV 1    | INSERT INTO TABLE a.b (x, y)  | TSV       | 1",
                "INSERT INTO values VALUES (2)                | INSERT INTO values            | Values    | (2)",
                "INSERT INTO format FORMAT JSON {}            | INSERT INTO format            | JSON      | {}",
                "INSERT INTO t (`values`, format) VALUES (3)  | INSERT INTO t (`values`, format) | Values | (3)",
                "/* VALUES */ INSERT INTO `a VALUES` VALUES 4 | /* VALUES */ INSERT INTO `a VALUES` | Values | 4",
                "INSERT INTO t SETTINGS a='VALUES' FORMAT X 5 | INSERT INTO t SETTINGS a='VALUES' | X | 5",
                "INSERT INTO {t:Identifier} VALUES (6)        | INSERT INTO {t:Identifier}    | Values    | (6)",
                "INSERT INTO FUNCTION null('x') VALUES (7)    | INSERT INTO FUNCTION null('x') | Values   | (7)",
            })
    void endsBeforeTheRows(String text, String statement, String format, String rows) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        InsertHead head = InsertHead.find(bytes).orElseThrow();

        assertThat(new String(head.statement(bytes), StandardCharsets.UTF_8).strip())
                .isEqualTo(statement);
        assertThat(head.format()).isEqualTo(format);
        assertThat(text.substring(head.rowsStart()).strip()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "",
                "INSERT",
                "INSERT INTO t SELECT 'VALUES' FORMAT CSV",
                "INSERT INTO t WITH 1 AS x SELECT x",
                "INSERT INTO t (SELECT 1)",
                "INSERT INTO t FROM INFILE 'x' FORMAT CSV",
                "EXPLAIN INSERT INTO t VALUES (1)",
                "-- INSERT INTO t VALUES (1)",
            })
    void isAbsentWithoutRows(String text) {
        assertThat(InsertHead.find(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void binaryRowsBeginRightAfterTheLineBreak() {
        String statement = "INSERT INTO t FORMAT RowBinary \r\n";
        byte[] text = (statement + "\n\t 1").getBytes(StandardCharsets.UTF_8);

        assertThat(InsertHead.find(text).orElseThrow().rowsStart()).isEqualTo(statement.length());
    }
}
