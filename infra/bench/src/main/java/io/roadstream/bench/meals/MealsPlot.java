/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Draws late orders by day as SVG, a bar for each way to decide; it follows the reader's light or
 * dark scheme.
 */
final class MealsPlot {
    private static final int LEFT = 64;
    private static final int TOP = 96;
    private static final int BAR = 26;
    private static final int BETWEEN_DAYS = 30;
    private static final int HEIGHT = 240;
    private static final int BELOW = 44;
    private static final int LEAST_WIDTH = 480;
    private static final int PERCENT = 100;

    private static final String HEAD =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">
            <title id="title">Late orders by day</title>
            <desc id="desc">%s</desc>
            <style>
              svg{--ground:#FFFFFF;--edge:#7F8B99;--ink:#121820;--ink-2:#465261;--r0:#B04E00;--r1:#0A60D0;--r2:#0B9385}
              @media (prefers-color-scheme: dark){svg{--ground:#0A0E13;--edge:#657385;--ink:#EDF1F6;--ink-2:#ABB6C4;
                --r0:#FFA340;--r1:#4A9BFF;--r2:#6EE7C8}}
              text{font-family:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:13px;fill:var(--ink-2)}
              .head{font-size:20px;font-weight:620;fill:var(--ink)} .value{font-size:11.5px;fill:var(--ink)} .middle{text-anchor:middle} .end{text-anchor:end}
              .r0{fill:var(--r0)} .r1{fill:var(--r1)} .r2{fill:var(--r2)} .line{stroke:var(--edge);stroke-width:1}
            </style>
            <rect width="%d" height="%d" rx="12" fill="var(--ground)"/>
            <text class="head" x="24" y="36">Late orders by day, %% of all</text>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final List<String> policies;
    private final double scale;
    private final double most;

    private MealsPlot(List<String> policies, double most) {
        this.policies = policies;
        this.most = most;
        this.scale = HEIGHT / most;
    }

    /**
     * The picture.
     *
     * @param byDay outcomes by day and by way to decide, each day with the same ways, three at most
     */
    static String draw(Map<String, Map<String, Outcome>> byDay) {
        List<String> policies = List.copyOf(byDay.values().iterator().next().keySet());
        double most =
                byDay.values().stream()
                        .flatMap(ofDay -> ofDay.values().stream())
                        .mapToDouble(MealsPlot::percent)
                        .max()
                        .orElse(0);
        return new MealsPlot(policies, Math.max(10, Math.ceil(most / 10) * 10)).drawAll(byDay);
    }

    private String drawAll(Map<String, Map<String, Outcome>> byDay) {
        int perDay = policies.size() * BAR + BETWEEN_DAYS;
        int width = Math.max(LEAST_WIDTH, LEFT + byDay.size() * perDay + BETWEEN_DAYS);
        int height = TOP + HEIGHT + BELOW;
        svg.append(HEAD.formatted(width, height, text(byDay), width, height));
        for (int i = 0; i < policies.size(); i++) {
            int x = 24 + i * 130;
            add(
                    "<rect class=\"r%d\" x=\"%d\" y=\"54\" width=\"14\" height=\"14\" rx=\"3\"/>",
                    i, x);
            add("<text x=\"%d\" y=\"66\">%s</text>", x + 22, policies.get(i));
        }
        for (int percent = 0; percent <= most; percent += 20) {
            double y = y(percent);
            add(
                    "<line class=\"line\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, width - BETWEEN_DAYS, y, y);
            add("<text class=\"end\" x=\"%d\" y=\"%.1f\">%d</text>", LEFT - 8, y + 4, percent);
        }
        int x = LEFT + BETWEEN_DAYS / 2;
        for (Map.Entry<String, Map<String, Outcome>> day : byDay.entrySet()) {
            int middle = x + policies.size() * BAR / 2;
            add(
                    "<text class=\"middle\" x=\"%d\" y=\"%d\">day %s</text>",
                    middle, TOP + HEIGHT + 24, day.getKey());
            for (int i = 0; i < policies.size(); i++) {
                Outcome outcome = Objects.requireNonNull(day.getValue().get(policies.get(i)));
                bar(x + i * BAR, i, percent(outcome));
            }
            x += perDay;
        }
        return svg.append("</svg>\n").toString();
    }

    private void bar(int x, int policy, double percent) {
        double y = y(percent);
        add(
                "<rect class=\"r%d\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                policy, x + 1, y, BAR - 2, percent * scale);
        add(
                "<text class=\"value middle\" x=\"%d\" y=\"%.1f\">%.0f</text>",
                x + BAR / 2, y - 5, percent);
    }

    private double y(double percent) {
        return TOP + HEIGHT - percent * scale;
    }

    private static String text(Map<String, Map<String, Outcome>> byDay) {
        StringBuilder text = new StringBuilder();
        byDay.forEach(
                (day, ofDay) -> {
                    text.append("Day ").append(day).append(':');
                    ofDay.forEach(
                            (name, outcome) ->
                                    text.append(
                                            " %s %d of %d;"
                                                    .formatted(
                                                            name,
                                                            outcome.late(),
                                                            outcome.orders())));
                    text.append(' ');
                });
        return text.toString().strip();
    }

    private static double percent(Outcome outcome) {
        return (double) PERCENT * outcome.late() / Math.max(1, outcome.orders());
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
