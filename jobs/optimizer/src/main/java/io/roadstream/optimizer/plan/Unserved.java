/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.Request;
import java.util.Map;

/**
 * A request that no route serves.
 *
 * @param request which
 * @param reasons how many vehicles could not take it, by what came closest to working for each; for
 *     a reason that is nobody's, 1
 */
public record Unserved(Request request, Map<Reason, Integer> reasons) {
    public Unserved {
        reasons = Map.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "request '%s' must be unserved for a reason".formatted(request.id()));
        }
    }

    /** For one reason. */
    public static Unserved because(Request request, Reason reason) {
        return new Unserved(request, Map.of(reason, 1));
    }
}
