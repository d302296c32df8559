/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {
    @Test
    void aSemicolonAtTheEndOfALineEndsAStatement() {
        assertThat(
                        Statements.split(
                                """
                                SELECT 1;
                                SELECT ';'
                                  , 2 ;

                                SELECT 3
                                """))
                .containsExactly("SELECT 1", "SELECT ';'\n  , 2", "SELECT 3");
    }

    @Test
    void nothingIsNoStatement() {
        assertThat(Statements.split(" \n\n")).isEmpty();
    }

    @Test
    void knowsWhetherAStatementIsOpen() {
        Statements statements = new Statements();

        assertThat(statements.add("SELECT")).isEmpty();
        assertThat(statements.isOpen()).isTrue();
        assertThat(statements.add("1;")).isEqualTo("SELECT\n1");
        assertThat(statements.isOpen()).isFalse();
    }
}
