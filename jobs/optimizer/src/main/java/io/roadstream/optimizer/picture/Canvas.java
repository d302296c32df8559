/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.picture;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import java.util.ArrayList;
import java.util.List;

/** Fits the places of a problem into a square, north upwards and with one scale. */
final class Canvas {
    private final double left;
    private final double top;
    private final double size;
    private final double centerX;
    private final double centerY;
    private final double scale;

    /**
     * @param left edge of the square
     * @param top edge of the square
     * @param size of its sides
     */
    Canvas(Problem problem, double left, double top, double size) {
        this.left = left;
        this.top = top;
        this.size = size;
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (Place place : places(problem)) {
            minX = Math.min(minX, place.x());
            minY = Math.min(minY, place.y());
            maxX = Math.max(maxX, place.x());
            maxY = Math.max(maxY, place.y());
        }
        double extent = Math.max(maxX - minX, maxY - minY);
        if (!(extent > 0)) {
            throw new IllegalArgumentException("all places are the same: nothing can be drawn");
        }
        this.centerX = (minX + maxX) / 2;
        this.centerY = (minY + maxY) / 2;
        this.scale = size / extent;
    }

    double x(Place place) {
        return left + size / 2 + (place.x() - centerX) * scale;
    }

    double y(Place place) {
        return top + size / 2 - (place.y() - centerY) * scale;
    }

    private static List<Place> places(Problem problem) {
        List<Place> places = new ArrayList<>();
        for (Vehicle vehicle : problem.vehicles()) {
            places.add(vehicle.start());
            if (vehicle.end() != null) {
                places.add(vehicle.end());
            }
        }
        for (Request request : problem.requests()) {
            for (Task task : request.tasks()) {
                places.add(task.place());
            }
        }
        return places;
    }
}
