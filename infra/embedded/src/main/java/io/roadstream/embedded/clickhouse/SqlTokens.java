/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Walks the tokens of a ClickHouse statement by the rules of ClickHouse's own lexer: comments,
 * quoted names, texts and heredocs are stepped over as a whole.
 *
 * <p>It finds places in a text (where an INSERT's rows begin, which output format is named). It
 * never decides what a user may do.
 */
final class SqlTokens {

    enum Kind {
        WORD,
        QUOTED_NAME,
        LITERAL,
        SYMBOL,
        END
    }

    private final byte[] sql;
    private int next;
    private Kind kind = Kind.END;
    private int start;
    private int depth;

    SqlTokens(byte[] sql) {
        this.sql = sql;
    }

    /** Steps to the next token and returns its kind. */
    Kind advance() {
        skipBlanksAndComments();
        start = next;
        if (next >= sql.length) {
            kind = Kind.END;
            return kind;
        }
        byte c = sql[next];
        if (isWordStart(c)) {
            skipWord();
            kind = Kind.WORD;
        } else if (c >= '0' && c <= '9') {
            skipWord();
            kind = Kind.LITERAL;
        } else if (c == '\'') {
            skipQuoted(c);
            kind = Kind.LITERAL;
        } else if (c == '"' || c == '`') {
            skipQuoted(c);
            kind = Kind.QUOTED_NAME;
        } else if (c == '$' && skipHeredoc()) {
            kind = Kind.LITERAL;
        } else {
            next++;
            depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
            depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
            kind = Kind.SYMBOL;
        }
        return kind;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return next;
    }

    /** Open brackets after this token. */
    int depth() {
        return depth;
    }

    boolean isWord(String upperCase) {
        return kind == Kind.WORD && text().toUpperCase(Locale.ROOT).equals(upperCase);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && sql[start] == symbol;
    }

    String text() {
        return new String(sql, start, next - start, StandardCharsets.UTF_8);
    }

    private void skipBlanksAndComments() {
        while (next < sql.length) {
            byte c = sql[next];
            if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0) {
                next++;
            } else if (c == '-' && at(next + 1) == '-') {
                skipLine();
            } else if (c == '#' && (at(next + 1) == ' ' || at(next + 1) == '!')) {
                skipLine();
            } else if (c == '/' && at(next + 1) == '*') {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (next < sql.length && sql[next] != '\n') {
            next++;
        }
    }

    private void skipBlockComment() {
        next += 2;
        while (next < sql.length && !(sql[next] == '*' && at(next + 1) == '/')) {
            next++;
        }
        next = Math.min(next + 2, sql.length);
    }

    private void skipWord() {
        while (next < sql.length && isWordPart(sql[next])) {
            next++;
        }
    }

    private void skipQuoted(byte quote) {
        next++;
        while (next < sql.length) {
            if (sql[next] == '\\') {
                next += 2;
            } else if (sql[next] == quote && at(next + 1) == quote) {
                next += 2;
            } else if (sql[next] == quote) {
                next++;
                return;
            } else {
                next++;
            }
        }
        next = sql.length;
    }

    private boolean skipHeredoc() {
        int tagEnd = next + 1;
        while (tagEnd < sql.length && isWordPart(sql[tagEnd]) && sql[tagEnd] != '$') {
            tagEnd++;
        }
        if (at(tagEnd) != '$') {
            return false;
        }
        int tagLength = tagEnd + 1 - next;
        for (int i = tagEnd + 1; i + tagLength <= sql.length; i++) {
            if (regionEquals(next, i, tagLength)) {
                next = i + tagLength;
                return true;
            }
        }
        next = sql.length;
        return true;
    }

    private boolean regionEquals(int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (sql[a + i] != sql[b + i]) {
                return false;
            }
        }
        return true;
    }

    private int at(int index) {
        return index < sql.length ? sql[index] : -1;
    }

    private static boolean isWordStart(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    }

    private static boolean isWordPart(byte c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
}
