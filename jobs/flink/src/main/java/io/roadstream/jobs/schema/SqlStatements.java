/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import java.util.ArrayList;
import java.util.List;

/** Cuts a migration file into statements: a semicolon at the end of a line ends one. */
final class SqlStatements {
    private SqlStatements() {}

    static List<String> split(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : sql.lines().toList()) {
            if (line.stripLeading().startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                add(statements, statement);
            }
        }
        add(statements, statement);
        return statements;
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1);
        }
        if (!text.isBlank()) {
            statements.add(text);
        }
    }
}
