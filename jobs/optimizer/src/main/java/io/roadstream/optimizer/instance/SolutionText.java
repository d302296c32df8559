/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Solutions as VRPLIB writes them: {@code Route #1: 3 5 4}, and the cost at the end. */
public final class SolutionText {
    private static final Pattern ROUTE = Pattern.compile("Route\\s*#?\\d+\\s*:([\\d\\s]*)");

    private SolutionText() {}

    /** The nodes of each route. Other lines are passed over. */
    public static List<List<Integer>> parse(List<String> lines) {
        List<List<Integer>> routes = new ArrayList<>();
        for (String line : lines) {
            Matcher route = ROUTE.matcher(line.strip());
            if (route.matches()) {
                routes.add(
                        Pattern.compile("\\s+")
                                .splitAsStream(route.group(1).strip())
                                .map(Integer::parseInt)
                                .toList());
            }
        }
        return routes;
    }

    /** The plan's routes and its distance. */
    public static List<String> write(Plan plan) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (List<Integer> route : Instance.routes(plan)) {
            StringBuilder line = new StringBuilder("Route #").append(++number).append(':');
            route.forEach(node -> line.append(' ').append(node));
            lines.add(line.toString());
        }
        double meters = plan.routes().stream().mapToDouble(Route::meters).sum();
        lines.add(String.format(Locale.ROOT, "Cost %.6f", meters).replaceAll("\\.?0+$", ""));
        return lines;
    }
}
