/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of {@code KEY : value} lines and of sections with rows of numbers, taken apart. */
final class VrplibText {
    private static final Pattern SECTION = Pattern.compile("([A-Z_]+_SECTION)\\s*:?");
    private static final Pattern HEADER = Pattern.compile("([A-Z_]+)\\s*:\\s*(.*)");
    private static final String END = "EOF";

    private final Map<String, TextLine> headers = new LinkedHashMap<>();
    private final Map<String, List<TextLine>> sections = new LinkedHashMap<>();
    private final Map<String, TextLine> headings = new LinkedHashMap<>();

    /** Takes a text apart that has no other keys and sections than these. */
    static VrplibText parse(List<TextLine> lines, Set<String> keys, Set<String> sections) {
        VrplibText text = new VrplibText();
        List<TextLine> rows = new ArrayList<>();
        for (TextLine line : lines) {
            Matcher section = SECTION.matcher(line.text());
            Matcher header = HEADER.matcher(line.text());
            if (line.text().equals(END)) {
                return text;
            } else if (section.matches()) {
                rows = new ArrayList<>();
                requireKnown(line, section.group(1), sections);
                requireNew(line, text.sections.put(section.group(1), rows) == null);
                text.headings.put(section.group(1), line);
            } else if (header.matches()) {
                requireKnown(line, header.group(1), keys);
                TextLine value = new TextLine(line.number(), header.group(2).strip());
                requireNew(line, text.headers.put(header.group(1), value) == null);
            } else if (text.sections.isEmpty()) {
                throw line.wrong("expected 'KEY : value', was '%s'".formatted(line.text()));
            } else {
                rows.add(line);
            }
        }
        return text;
    }

    /** Whether the text begins with a key. */
    static boolean isWrittenIn(List<TextLine> lines) {
        return !lines.isEmpty()
                && HEADER.matcher(lines.get(0).text()).matches()
                && lines.stream().anyMatch(line -> SECTION.matcher(line.text()).matches());
    }

    Optional<TextLine> find(String key) {
        return Optional.ofNullable(headers.get(key));
    }

    TextLine get(String key) {
        return find(key)
                .orElseThrow(
                        () ->
                                new InvalidInstanceException(
                                        "an instance must have a line '%s : …'".formatted(key)));
    }

    boolean hasSection(String name) {
        return sections.containsKey(name);
    }

    /** Where a section begins. */
    TextLine heading(String name) {
        TextLine heading = headings.get(name);
        if (heading == null) {
            throw new InvalidInstanceException("an instance must have a " + name);
        }
        return heading;
    }

    List<TextLine> rows(String name) {
        heading(name);
        return sections.getOrDefault(name, List.of());
    }

    /** Rows of a section with one for each node, in order; nodes are numbered from 1. */
    List<TextLine> rowsByNode(String name, int nodes) {
        List<TextLine> rows = rows(name);
        if (rows.size() != nodes) {
            throw heading(name)
                    .wrong("%s must have %d rows, had %d".formatted(name, nodes, rows.size()));
        }
        for (int i = 0; i < nodes; i++) {
            TextLine row = rows.get(i);
            String number = row.columns().get(0);
            if (row.integer("number of a node", number, 1, nodes) != i + 1) {
                throw row.wrong("node %d must come next, was '%s'".formatted(i + 1, row.text()));
            }
        }
        return rows;
    }

    private static void requireKnown(TextLine line, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw line.wrong(
                    "'%s' is not understood, only %s are"
                            .formatted(name, String.join(", ", new TreeSet<>(known))));
        }
    }

    private static void requireNew(TextLine line, boolean isNew) {
        if (!isNew) {
            throw line.wrong("'%s' is there twice".formatted(line.text()));
        }
    }
}
