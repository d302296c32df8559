/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a request goes in a route, and by how much the route becomes dearer.
 *
 * @param first visit in front of which its only task or its pickup goes
 * @param second visit in front of which its delivery goes, counted without the pickup; {@code
 *     first} for a single task
 * @param cost of the route after it, less that before it
 */
record Position(int first, int second, double cost) {
    /** The route's steps with the request. */
    List<Step> insert(Route route, Request request) {
        List<Step> steps = new ArrayList<>(route.steps());
        if (request.tasks().size() > 1) {
            steps.add(second, new Step(request, request.tasks().get(1)));
        }
        steps.add(first, new Step(request, request.tasks().get(0)));
        return steps;
    }
}
