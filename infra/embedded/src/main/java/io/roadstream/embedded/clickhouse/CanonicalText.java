/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands in a statement once the engine has parsed and printed it ({@code
 * formatQuerySingleLine}): no comments, one way to quote, keywords in capitals.
 *
 * @param called names before an opening bracket, in lower case
 * @param applied names given to {@code APPLY}, in lower case; empty for a lambda
 * @param settings names in {@code SETTINGS} clauses
 * @param settingsClauses how many such clauses there are
 * @param selects how many SELECTs there are
 */
record CanonicalText(
        List<String> called,
        List<String> applied,
        List<String> settings,
        int settingsClauses,
        int selects) {

    private record Token(SqlTokens.Kind kind, String text, int depth) {

        boolean isSymbol(String symbol) {
            return kind == SqlTokens.Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String word) {
            return kind == SqlTokens.Kind.WORD && text.equals(word);
        }

        boolean isName() {
            return kind == SqlTokens.Kind.WORD || kind == SqlTokens.Kind.QUOTED_NAME;
        }

        String name() {
            String plain =
                    kind == SqlTokens.Kind.QUOTED_NAME
                            ? text.substring(1, text.length() - 1)
                                    .replace("``", "`")
                                    .replaceAll("\\\\(.)", "$1")
                            : text;
            return plain.toLowerCase(Locale.ROOT);
        }
    }

    private static final Token END = new Token(SqlTokens.Kind.END, "", 0);

    static CanonicalText parse(String text) {
        List<Token> tokens = tokens(text);
        List<String> called = new ArrayList<>();
        List<String> applied = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        int clauses = 0;
        int selects = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = at(tokens, i + 1);
            if (token.isName() && next.isSymbol("(")) {
                called.add(token.name());
            }
            if (token.isWord("APPLY")) {
                applied.add(applied(tokens, i + 1));
            }
            if (token.isWord("SETTINGS") && next.isName() && at(tokens, i + 2).isSymbol("=")) {
                clauses++;
                addSettings(tokens, i + 1, settings);
            }
            selects += token.isWord("SELECT") ? 1 : 0;
        }
        return new CanonicalText(called, applied, settings, clauses, selects);
    }

    private static List<Token> tokens(String text) {
        SqlTokens walk = new SqlTokens(text.getBytes(StandardCharsets.UTF_8));
        List<Token> tokens = new ArrayList<>();
        while (walk.advance() != SqlTokens.Kind.END) {
            tokens.add(new Token(walk.kind(), walk.text(), walk.depth()));
        }
        return tokens;
    }

    private static Token at(List<Token> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : END;
    }

    private static String applied(List<Token> tokens, int start) {
        int name = at(tokens, start).isSymbol("(") ? start + 1 : start;
        boolean lambda = at(tokens, name + 1).isSymbol("-") && at(tokens, name + 2).isSymbol(">");
        return at(tokens, name).isName() && !lambda ? at(tokens, name).name() : "";
    }

    /** Reads {@code name = value, name = value}; a value is one token, a signed one or a map. */
    private static void addSettings(List<Token> tokens, int start, List<String> settings) {
        int i = start;
        while (at(tokens, i).isName() && at(tokens, i + 1).isSymbol("=")) {
            settings.add(at(tokens, i).name());
            int depth = at(tokens, i + 1).depth;
            i += 2;
            if (at(tokens, i).isSymbol("-") || at(tokens, i).isSymbol("+")) {
                i++;
            }
            while (at(tokens, i).depth > depth) {
                i++;
            }
            i++;
            if (!at(tokens, i).isSymbol(",")) {
                return;
            }
            i++;
        }
    }
}
