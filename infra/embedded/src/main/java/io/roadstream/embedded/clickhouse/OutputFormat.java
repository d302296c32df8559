/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.Locale;
import java.util.Optional;

/** Which format a result comes in: what a statement names, and the media type of a format. */
final class OutputFormat {

    private OutputFormat() {}

    /** The format a statement names at its end. */
    static Optional<String> of(byte[] statement) {
        SqlTokens tokens = new SqlTokens(statement);
        Optional<String> format = Optional.empty();
        while (tokens.advance() != SqlTokens.Kind.END) {
            if (tokens.depth() == 0 && tokens.isWord("FORMAT")) {
                format =
                        tokens.advance() == SqlTokens.Kind.WORD
                                ? Optional.of(tokens.text())
                                : Optional.empty();
            }
        }
        return format;
    }

    static String mediaType(String format) {
        String name = format.toLowerCase(Locale.ROOT);
        if (name.startsWith("json")) {
            return name.contains("eachrow")
                    ? "application/x-ndjson; charset=UTF-8"
                    : "application/json; charset=UTF-8";
        }
        if (name.startsWith("csv")) {
            return "text/csv; charset=UTF-8";
        }
        if (name.startsWith("tsv") || name.startsWith("tabseparated")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        if (name.startsWith("rowbinary") || name.equals("native") || name.equals("parquet")) {
            return "application/octet-stream";
        }
        return "text/plain; charset=UTF-8";
    }
}
