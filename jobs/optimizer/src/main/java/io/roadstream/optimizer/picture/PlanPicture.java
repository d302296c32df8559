/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.picture;

import io.roadstream.optimizer.plan.Plan;
import java.util.Locale;

/**
 * Two plans of one problem side by side, as an SVG that follows the reader's light or dark scheme.
 * Routes are told apart by number first and colour second; what the picture shows is also said in
 * its description, and each route and stop says its name.
 */
public final class PlanPicture {
    /** Side of a plan's square. */
    static final int SIZE = 520;

    private static final int MARGIN = 24;
    private static final int HEAD = 104;
    private static final int GAP = 32;
    private static final int FOOT = 44;
    private static final int WIDTH = 2 * MARGIN + 2 * SIZE + GAP;
    private static final int HEIGHT = HEAD + SIZE + FOOT;

    /** Tokens of the design system, light first, and dark where the reader wants it. */
    private static final String STYLE =
            """
            <style>
              svg{--ground:#FFFFFF;--card:#F6F8FA;--edge:#7F8B99;--ink:#121820;--ink-2:#465261;
                --r0:#0A60D0;--r1:#B04E00;--r2:#0B9385;--r3:#8E0F66;--r4:#5B48D6;--r5:#938705;--gone:#A6001F}
              @media (prefers-color-scheme: dark){svg{--ground:#0A0E13;--card:#10151C;--edge:#657385;--ink:#EDF1F6;--ink-2:#ABB6C4;
                --r0:#4A9BFF;--r1:#FFA340;--r2:#6EE7C8;--r3:#C87BB6;--r4:#A79BFF;--r5:#F0E27A;--gone:#FF4D40}}
              text{font-family:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}
              .head{font-size:20px;font-weight:620} .name{font-size:16px;font-weight:620} .line{font-size:14px;fill:var(--ink-2)}
              .way{fill:none;stroke-width:2;stroke-linejoin:round} .stop{stroke:var(--card);stroke-width:1.2}
              .tag{font-size:11.5px;font-weight:620;text-anchor:middle;stroke:var(--card);stroke-width:3.5px;paint-order:stroke}
              .r0{stroke:var(--r0)} .r1{stroke:var(--r1)} .r2{stroke:var(--r2)} .r3{stroke:var(--r3)} .r4{stroke:var(--r4)} .r5{stroke:var(--r5)}
              .r0 .stop{fill:var(--r0)} .r1 .stop{fill:var(--r1)} .r2 .stop{fill:var(--r2)} .r3 .stop{fill:var(--r3)} .r4 .stop{fill:var(--r4)} .r5 .stop{fill:var(--r5)}
              .gone{stroke:var(--gone);stroke-width:2} .depot{fill:var(--ink);stroke:var(--card);stroke-width:1.5}
            </style>
            """;

    private PlanPicture() {}

    /**
     * A plan with what is said above it.
     *
     * @param name such as "Before"
     * @param plan that is drawn
     */
    public record Panel(String name, Plan plan) {}

    /**
     * Draws two plans of the same problem.
     *
     * @param title of the picture
     */
    public static String draw(String title, Panel before, Panel after) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        .formatted(WIDTH, HEIGHT));
        svg.append(" aria-labelledby=\"title desc\">\n");
        svg.append("<title id=\"title\">").append(escape(title)).append("</title>\n");
        svg.append("<desc id=\"desc\">")
                .append(escape(sentence(before) + " " + sentence(after)))
                .append("</desc>\n");
        svg.append(STYLE);
        svg.append(
                "<rect width=\"%d\" height=\"%d\" rx=\"12\" fill=\"var(--ground)\"/>\n"
                        .formatted(WIDTH, HEIGHT));
        text(svg, "head", MARGIN, 36, title);
        panel(svg, before, MARGIN);
        panel(svg, after, MARGIN + SIZE + GAP);
        text(
                svg,
                "line",
                MARGIN,
                HEIGHT - 16,
                "Lines join stops in order, straight; a number stands at the farthest stop of its"
                        + " route; a square is where vehicles start; a cross is not served.");
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Panel panel, int left) {
        text(svg, "name", left, 68, panel.name());
        text(svg, "line", left, 90, figures(panel.plan()));
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"var(--card)\" stroke=\"var(--edge)\"/>\n"
                        .formatted(left, HEAD, SIZE, SIZE));
        PlanDrawing.draw(svg, panel.plan(), left, HEAD);
    }

    private static String sentence(Panel panel) {
        return "%s: %s.".formatted(panel.name(), figures(panel.plan()));
    }

    private static String figures(Plan plan) {
        long vehicles = plan.routes().stream().filter(r -> !r.visits().isEmpty()).count();
        double meters = plan.routes().stream().mapToDouble(r -> r.meters()).sum();
        String unserved =
                plan.unserved().isEmpty()
                        ? ""
                        : ", %d not served".formatted(plan.unserved().size());
        return String.format(Locale.ROOT, "%d vehicles, way %,.1f%s", vehicles, meters, unserved);
    }

    private static void text(StringBuilder svg, String style, int x, int y, String text) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">".formatted(style, x, y))
                .append(escape(text))
                .append("</text>\n");
    }

    /** Text between tags. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
