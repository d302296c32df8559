/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A statement as the engine's parser sees it: the lines of {@code EXPLAIN AST}.
 *
 * @param nodes in the order of a walk from the root
 */
record SyntaxTree(List<Node> nodes) {

    /**
     * One node.
     *
     * @param depth 0 for the root
     * @param kind such as {@code Function}, {@code TableExpression}, {@code Set}
     * @param name of a function or table in lower case, empty if it has none
     */
    record Node(int depth, String kind, String name) {}

    SyntaxTree {
        nodes = List.copyOf(nodes);
    }

    static SyntaxTree parse(String explanation) {
        List<Node> nodes = new ArrayList<>();
        for (String line : explanation.split("\n", -1)) {
            if (!line.isBlank()) {
                String text = line.stripLeading();
                String[] words = text.split(" ", 3);
                boolean named = words.length > 1 && !words[1].startsWith("(");
                nodes.add(
                        new Node(
                                line.length() - text.length(),
                                words[0],
                                named ? words[1].toLowerCase(Locale.ROOT) : ""));
            }
        }
        return new SyntaxTree(nodes);
    }

    String root() {
        return nodes.isEmpty() ? "" : nodes.get(0).kind;
    }

    long count(String kind) {
        return nodes.stream().filter(node -> node.kind.equals(kind)).count();
    }

    List<String> functions() {
        return nodes.stream().filter(node -> node.kind.equals("Function")).map(Node::name).toList();
    }

    /** Names called where a table stands: table functions and views with parameters. */
    List<String> tableFunctions() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node table = nodes.get(i);
            if (!table.kind.equals("TableExpression")) {
                continue;
            }
            for (int j = i + 1; j < nodes.size() && nodes.get(j).depth > table.depth; j++) {
                Node child = nodes.get(j);
                if (child.depth == table.depth + 1 && child.kind.equals("Function")) {
                    names.add(child.name);
                }
            }
        }
        return names;
    }
}
