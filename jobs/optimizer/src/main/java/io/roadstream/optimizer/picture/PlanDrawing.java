/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.picture;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.plan.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the routes of one plan into a square. */
final class PlanDrawing {
    private static final int COLOURS = 6;
    private static final int PADDING = 24;
    private static final double STOP = 3.2;
    private static final double CROSS = 4;
    private static final double DEPOT = 5;
    private static final double TAG_DISTANCE = 13;

    private final StringBuilder svg;
    private final Canvas canvas;

    private PlanDrawing(StringBuilder svg, Canvas canvas) {
        this.svg = svg;
        this.canvas = canvas;
    }

    static void draw(StringBuilder svg, Plan plan, double left, double top) {
        double inner = PlanPicture.SIZE - 2.0 * PADDING;
        Canvas canvas = new Canvas(plan.problem(), left + PADDING, top + PADDING, inner);
        PlanDrawing drawing = new PlanDrawing(svg, canvas);
        List<Route> routes =
                plan.routes().stream()
                        .filter(route -> !route.visits().isEmpty())
                        .sorted(Comparator.comparingDouble(PlanDrawing::direction))
                        .toList();
        for (int i = 0; i < routes.size(); i++) {
            drawing.route(routes.get(i), i);
        }
        routes.stream().map(route -> route.vehicle().start()).distinct().forEach(drawing::depot);
        plan.unserved().forEach(drawing::cross);
        for (int i = 0; i < routes.size(); i++) {
            drawing.tag(routes.get(i), i + 1);
        }
    }

    /**
     * By which routes are numbered around where they start, so that neighbours differ in colour.
     */
    private static double direction(Route route) {
        Place start = route.vehicle().start();
        double eastwards = 0;
        double northwards = 0;
        for (Visit visit : route.visits()) {
            eastwards += visit.task().place().x() - start.x();
            northwards += visit.task().place().y() - start.y();
        }
        return Math.atan2(northwards, eastwards);
    }

    private void route(Route route, int index) {
        svg.append("<g class=\"r%d\">".formatted(index % COLOURS));
        svg.append("<title>").append(PlanPicture.escape(name(route, index + 1))).append("</title>");
        List<Place> places = new ArrayList<>();
        places.add(route.vehicle().start());
        route.visits().forEach(visit -> places.add(visit.task().place()));
        if (route.vehicle().end() != null) {
            places.add(route.vehicle().end());
        }
        StringBuilder points = new StringBuilder();
        for (Place place : places) {
            points.append(points.isEmpty() ? "" : " ").append(point(place));
        }
        svg.append("<polyline class=\"way\" points=\"%s\"/>".formatted(points));
        route.visits().forEach(this::stop);
        svg.append("</g>\n");
    }

    private static String name(Route route, int number) {
        return String.format(
                Locale.ROOT,
                "Route %d: vehicle %s, %d stops, way %.1f",
                number,
                route.vehicle().id(),
                route.visits().size(),
                route.meters());
    }

    private void stop(Visit visit) {
        Place place = visit.task().place();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"stop\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>",
                        canvas.x(place),
                        canvas.y(place),
                        STOP));
    }

    private void depot(Place place) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"depot\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                                + " height=\"%.1f\"/>%n",
                        canvas.x(place) - DEPOT,
                        canvas.y(place) - DEPOT,
                        2 * DEPOT,
                        2 * DEPOT));
    }

    private void cross(Unserved unserved) {
        for (Task task : unserved.request().tasks()) {
            double x = canvas.x(task.place());
            double y = canvas.y(task.place());
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path class=\"gone\" d=\"M%.1f %.1fL%.1f %.1fM%.1f %.1fL%.1f"
                                    + " %.1f\"/>%n",
                            x - CROSS,
                            y - CROSS,
                            x + CROSS,
                            y + CROSS,
                            x - CROSS,
                            y + CROSS,
                            x + CROSS,
                            y - CROSS));
        }
    }

    /** The route's number beyond its farthest stop. */
    private void tag(Route route, int number) {
        Place start = route.vehicle().start();
        Place farthest =
                route.visits().stream()
                        .map(visit -> visit.task().place())
                        .max(Comparator.comparingDouble(place -> distance(start, place)))
                        .orElse(start);
        double dx = canvas.x(farthest) - canvas.x(start);
        double dy = canvas.y(farthest) - canvas.y(start);
        double length = Math.max(1, Math.hypot(dx, dy));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"tag\" x=\"%.1f\" y=\"%.1f\">%d</text>%n",
                        canvas.x(farthest) + dx / length * TAG_DISTANCE,
                        canvas.y(farthest) + dy / length * TAG_DISTANCE + 4,
                        number));
    }

    private String point(Place place) {
        return String.format(Locale.ROOT, "%.1f,%.1f", canvas.x(place), canvas.y(place));
    }

    private static double distance(Place from, Place to) {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }
}
