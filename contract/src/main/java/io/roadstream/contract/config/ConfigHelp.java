/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings of a process as text, for {@code --help} and the documentation.
 *
 * @param purpose one sentence: what the process does
 * @param keys in the order in which they are documented
 * @param example one of the keys
 * @param exampleValue a value of it
 */
public record ConfigHelp(
        String purpose, List<ConfigKey> keys, ConfigKey example, String exampleValue) {
    public ConfigHelp {
        keys = List.copyOf(keys);
    }

    /** All that a person needs who starts the process. */
    public String text() {
        return """
               %s

               Each setting comes from its default, the file named by --config FILE (key=value
               lines), the environment (%s for %s) or an argument
               (--%s=%s); later ones win.

               """
                        .formatted(
                                purpose,
                                example.environmentName(),
                                example.name(),
                                example.name(),
                                exampleValue)
                + table();
    }

    /** A Markdown table of all keys. */
    public String table() {
        return "| key | type | default | meaning |\n|---|---|---|---|\n"
                + keys.stream().map(ConfigHelp::row).collect(Collectors.joining());
    }

    private static String row(ConfigKey key) {
        String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
        String secret = key.secret() ? " A secret." : "";
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(key.name(), key.type(), fallback, key.meaning(), secret);
    }
}
