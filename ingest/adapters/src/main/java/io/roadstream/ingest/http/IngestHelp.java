/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.config.ConfigKey;
import java.util.stream.Collectors;

/** The settings as a table, for {@code --help} and the documentation. */
final class IngestHelp {
    private IngestHelp() {}

    static String text() {
        return """
               Takes positions over HTTP and writes them to Kafka.

               Each setting comes from its default, the file named by --config FILE (key=value
               lines), the environment (ROADSTREAM_INGEST_PORT for ingest-port) or an argument
               (--ingest-port=5055); later ones win.

               """
                + table();
    }

    /** A Markdown table of all keys. */
    static String table() {
        return "| key | type | default | meaning |\n|---|---|---|---|\n"
                + IngestConfig.listKeys().stream()
                        .map(IngestHelp::row)
                        .collect(Collectors.joining());
    }

    private static String row(ConfigKey key) {
        String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
        String secret = key.secret() ? " A secret." : "";
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(key.name(), key.type(), fallback, key.meaning(), secret);
    }
}
