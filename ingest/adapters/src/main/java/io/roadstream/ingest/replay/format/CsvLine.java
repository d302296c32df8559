/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of comma separated values (RFC 4180): values may stand in double quotes, with a
 * quote inside written twice. A value can't hold a line break.
 */
final class CsvLine {
    private static final char QUOTE = '"';
    private static final char SEPARATOR = ',';

    private CsvLine() {}

    static List<String> split(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        do {
            at =
                    line.startsWith("\"", at)
                            ? readQuoted(line, at, values)
                            : readPlain(line, at, values);
        } while (at <= line.length());
        return values;
    }

    /** Returns where the next value begins: beyond the end if there is none. */
    private static int readPlain(String line, int from, List<String> values) {
        int end = line.indexOf(SEPARATOR, from);
        values.add(line.substring(from, end < 0 ? line.length() : end));
        return end < 0 ? line.length() + 1 : end + 1;
    }

    private static int readQuoted(String line, int from, List<String> values) {
        StringBuilder value = new StringBuilder();
        int at = from + 1;
        while (true) {
            int quote = line.indexOf(QUOTE, at);
            if (quote < 0) {
                throw new MalformedRowException("a quoted value does not end");
            }
            value.append(line, at, quote);
            at = quote + 1;
            if (!line.startsWith("\"", at)) {
                break;
            }
            value.append(QUOTE);
            at++;
        }
        values.add(value.toString());
        if (at < line.length() && line.charAt(at) != SEPARATOR) {
            throw new MalformedRowException("something follows a quoted value");
        }
        return at + 1;
    }
}
