/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Solutions as VRPLIB writes them: {@code Route #1: 3 5 4}, and the cost at the end. */
public final class SolutionText {
    private static final Pattern ROUTE = Pattern.compile("Route\\s*#?\\d+\\s*:([\\d\\s]*)");
    private static final Pattern COST = Pattern.compile("(?i)cost\\s*:?\\s*(\\S+)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SolutionText() {}

    /** The nodes of each route. Lines of other kinds are passed over. */
    public static List<List<Integer>> parse(List<String> lines) {
        List<List<Integer>> routes = new ArrayList<>();
        for (TextLine line : TextLine.of(lines)) {
            Matcher route = ROUTE.matcher(line.text());
            if (route.matches()) {
                routes.add(nodes(line, route.group(1).strip()));
            } else if (line.text().startsWith("Route")) {
                throw line.wrong(
                        "a route must be 'Route #1: 3 5 4', was '%s'".formatted(line.text()));
            }
        }
        return routes;
    }

    /** The cost that the text tells, if it does. */
    public static OptionalDouble cost(List<String> lines) {
        for (TextLine line : TextLine.of(lines)) {
            Matcher cost = COST.matcher(line.text());
            if (cost.matches()) {
                return OptionalDouble.of(line.number("cost", cost.group(1)));
            }
        }
        return OptionalDouble.empty();
    }

    private static List<Integer> nodes(TextLine line, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return BLANKS.splitAsStream(text).map(node -> line.integer("node", node, 1)).toList();
    }

    /** The plan's routes and its distance. */
    public static List<String> write(Plan plan) {
        double meters = plan.routes().stream().mapToDouble(Route::meters).sum();
        return write(Instance.routes(plan), meters);
    }

    /** The nodes of each route, and a distance. */
    public static List<String> write(List<List<Integer>> routes, double meters) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (List<Integer> route : routes) {
            StringBuilder line = new StringBuilder("Route #").append(++number).append(':');
            route.forEach(node -> line.append(' ').append(node));
            lines.add(line.toString());
        }
        lines.add(String.format(Locale.ROOT, "Cost %.6f", meters).replaceAll("\\.?0+$", ""));
        return lines;
    }
}
