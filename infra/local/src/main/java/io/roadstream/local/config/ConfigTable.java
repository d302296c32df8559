/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

/** The settings as Markdown, for docs/configuration.md. */
public final class ConfigTable {
    private ConfigTable() {}

    /** The whole document; a test compares it with the file. */
    public static String document() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Configuration

                        Each setting comes from its default, the file `roadstream.yaml` or \
                        `roadstream.properties` at the root of the checkout (or the one that \
                        `--config` names), the environment, or an argument; later ones win. An \
                        unknown name is an error.

                        `--kafka-port 9092`, `ROADSTREAM_KAFKA_PORT=9092`, `kafka-port: 9092` and \
                        `kafka: {port: 9092}` mean the same. Durations are written `250ms`, `30s`, \
                        `5m`, `2h`. This page is made from `Keys.java` by `ConfigTableTest`.
                        """);
        for (Key.Group group : Key.Group.values()) {
            text.append("\n## ").append(group.heading()).append("\n\n");
            text.append("| setting | type | default | meaning |\n|---|---|---|---|\n");
            Keys.ALL.stream()
                    .filter(key -> key.group() == group)
                    .forEach(key -> text.append(row(key)));
        }
        return text.toString();
    }

    private static String row(Key key) {
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(
                        key.name(),
                        key.type().replace("|", "\\|"),
                        key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`",
                        key.meaning(),
                        key.secret() ? " A secret; better in the environment or the file." : "");
    }
}
