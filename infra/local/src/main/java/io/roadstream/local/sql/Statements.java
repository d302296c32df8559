/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into statements: a semicolon at the end of a line ends one. */
public final class Statements {
    private final StringBuilder open = new StringBuilder();

    /** The statements of a text; the last one needs no semicolon. */
    public static List<String> split(String text) {
        Statements statements = new Statements();
        List<String> all = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String ended = statements.add(line);
            if (!ended.isEmpty()) {
                all.add(ended);
            }
        }
        String rest = statements.open.toString().strip();
        if (!rest.isEmpty()) {
            all.add(rest);
        }
        return all;
    }

    /** Takes a line; the statement it ends, without its semicolon, or empty text. */
    public String add(String line) {
        open.append(line).append('\n');
        if (!line.stripTrailing().endsWith(";")) {
            return "";
        }
        String statement = open.toString().strip();
        open.setLength(0);
        return statement.substring(0, statement.length() - 1).strip();
    }

    /** Whether a statement has begun. */
    public boolean isOpen() {
        return !open.toString().isBlank();
    }
}
