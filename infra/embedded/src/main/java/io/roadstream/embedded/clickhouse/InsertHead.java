/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where in a text an INSERT ends and its rows begin.
 *
 * @param statementEnd end of the statement without its {@code FORMAT} or {@code VALUES}
 * @param format the input format of the rows
 * @param rowsStart where the rows begin
 */
record InsertHead(int statementEnd, String format, int rowsStart) {

    /** Finds them in an INSERT that brings rows; other texts, INSERT … SELECT too, have none. */
    static Optional<InsertHead> find(byte[] text) {
        SqlTokens tokens = new SqlTokens(text);
        tokens.advance();
        if (!tokens.isWord("INSERT")) {
            return Optional.empty();
        }
        tokens.advance();
        if (tokens.isWord("INTO")) {
            tokens.advance();
        }
        if (tokens.isWord("TABLE") || tokens.isWord("FUNCTION")) {
            tokens.advance();
        }
        skipName(tokens);
        while (tokens.kind() != SqlTokens.Kind.END) {
            if (tokens.depth() == 0) {
                if (tokens.isWord("VALUES")) {
                    return Optional.of(values(tokens));
                }
                if (tokens.isWord("FORMAT")) {
                    return format(text, tokens);
                }
                if (tokens.isWord("SELECT") || tokens.isWord("WITH") || tokens.isWord("FROM")) {
                    return Optional.empty();
                }
            }
            tokens.advance();
        }
        return Optional.empty();
    }

    /** A table may be called {@code values} or {@code format}: its name is not looked at. */
    private static void skipName(SqlTokens tokens) {
        tokens.advance();
        while (tokens.isSymbol('.')) {
            tokens.advance();
            tokens.advance();
        }
    }

    private static InsertHead values(SqlTokens tokens) {
        int statementEnd = tokens.start();
        int rowsStart = tokens.end();
        return new InsertHead(statementEnd, "Values", rowsStart);
    }

    private static Optional<InsertHead> format(byte[] text, SqlTokens tokens) {
        int statementEnd = tokens.start();
        if (tokens.advance() != SqlTokens.Kind.WORD) {
            return Optional.empty();
        }
        int rowsStart = rowsAfter(text, tokens.end());
        return Optional.of(new InsertHead(statementEnd, tokens.text(), rowsStart));
    }

    /** ClickHouse's rule: blanks, then at most one line break, belong to the statement. */
    private static int rowsAfter(byte[] text, int formatEnd) {
        int i = formatEnd;
        while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\f')) {
            i++;
        }
        if (i < text.length && text[i] == '\r') {
            i++;
        }
        if (i < text.length && text[i] == '\n') {
            i++;
        }
        return i;
    }

    /** The statement as the engine takes it. */
    byte[] statement(byte[] text) {
        return Arrays.copyOf(text, statementEnd);
    }
}
