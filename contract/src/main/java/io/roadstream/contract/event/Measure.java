/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * What was measured, and the limit that it is beyond, in the same unit.
 *
 * @param measured the worst so far, 0 or more
 * @param limit 0 or more
 */
public record Measure(long measured, long limit) {
    public Measure {
        Checks.requireNotNegative("measured", measured);
        Checks.requireNotNegative("limit", limit);
    }

    /** The worse of this and another value. */
    public Measure worst(long other) {
        return other > measured ? new Measure(other, limit) : this;
    }
}
