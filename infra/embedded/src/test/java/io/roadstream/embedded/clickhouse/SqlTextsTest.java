/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How statements are walked through. */
class SqlTextsTest {

    @Test
    void commentsTextsAndHeredocsAreSteppedOver() {
        SqlTokens tokens =
                new SqlTokens(
                        bytes(
                                "SELECT /* a ' */ 'it''s \\' b' -- c\n, \"d \"\"e\" # f\n"
                                        + ", `g``h`, $x$ ' $y$ $x$, 1e5"));
        List<String> texts = new ArrayList<>();

        while (tokens.advance() != SqlTokens.Kind.END) {
            texts.add(tokens.text());
        }

        assertThat(texts)
                .containsExactly(
                        "SELECT",
                        "'it''s \\' b'",
                        ",",
                        "\"d \"\"e\"",
                        ",",
                        "`g``h`",
                        ",",
                        "$x$ ' $y$ $x$",
                        ",",
                        "1e5");
    }

    @Test
    void textsThatDoNotEndAreOneToken() {
        for (String open : List.of("'abc", "`abc", "\"abc\\", "$a$ b", "/* c", "-- d", "'a\\")) {
            SqlTokens tokens = new SqlTokens(bytes(open));

            tokens.advance();

            assertThat(tokens.end()).as(open).isEqualTo(open.length());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 FORMAT JSON                          | JSON",
                "SELECT 1 format TSV SETTINGS max_threads=1;   | TSV",
                "SELECT 'FORMAT CSV'                           | none",
                "SELECT format('{}', 1) FROM (SELECT 1)        | none",
                "SELECT 1 -- FORMAT CSV                        | none",
            })
    void theFormatAtTheEndIsFound(String statement, String format) {
        assertThat(OutputFormat.of(bytes(statement)).orElse("none")).isEqualTo(format);
    }

    @Test
    void killQueryLooksForTheClientsId() {
        assertThat(rewritten("KILL QUERY WHERE query_id = 'query_id' AND user = 'x'"))
                .isEqualTo(
                        "KILL QUERY WHERE Settings['chdb_client_name'] = 'query_id' AND user ="
                                + " 'x'");
        assertThat(rewritten("SELECT query_id FROM system.processes"))
                .isEqualTo("SELECT query_id FROM system.processes");
        assertThat(rewritten("KILL MUTATION WHERE query_id = 1"))
                .isEqualTo("KILL MUTATION WHERE query_id = 1");
    }

    @Test
    void aTreeKnowsItsTableFunctions() {
        SyntaxTree tree =
                SyntaxTree.parse(
                        """
                        SelectWithUnionQuery (children 1)
                         ExpressionList (children 1)
                          SelectQuery (children 2)
                           ExpressionList (children 1)
                            Function FILE (alias x) (children 1)
                           TablesInSelectQuery (children 1)
                            TableExpression (children 1)
                             Function values (children 1)
                              ExpressionList (children 1)
                               Function plus (children 2)
                        """);

        assertThat(tree.root()).isEqualTo("SelectWithUnionQuery");
        assertThat(tree.functions()).containsExactly("file", "values", "plus");
        assertThat(tree.tableFunctions()).containsExactly("values");
        assertThat(tree.count("SelectQuery")).isEqualTo(1);
    }

    @Test
    void aCanonicalTextShowsCallsSettingsAndAppliedNames() {
        CanonicalText text =
                CanonicalText.parse(
                        "SELECT `File` ('x'), 'file(' FROM t APPLY sum, * APPLY x -> x SETTINGS a ="
                                + " 'SETTINGS b = 1', m = {'k':'v', 'l':'w'}, n = -1, c = DEFAULT"
                                + " FORMAT JSON SETTINGS d = 2");

        assertThat(text.called()).containsExactly("file");
        assertThat(text.applied()).containsExactly("sum", "");
        assertThat(text.settings()).containsExactly("a", "m", "n", "c", "d");
        assertThat(text.settingsClauses()).isEqualTo(2);
        assertThat(text.selects()).isEqualTo(1);
    }

    @Test
    void engineMessagesCarryTheirCode() {
        EngineException e =
                EngineException.parse("Code: 60. DB::Exception: Unknown table. (UNKNOWN_TABLE)\n");

        assertThat(e.code()).isEqualTo(60);
        assertThat(e.text()).isEqualTo("Code: 60. DB::Exception: Unknown table. (UNKNOWN_TABLE)");
        assertThat(EngineException.parse("odd").code()).isEqualTo(1002);
    }

    private static String rewritten(String statement) {
        return new String(KillQuery.rewrite(bytes(statement)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
