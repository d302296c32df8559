/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import org.jspecify.annotations.Nullable;

/**
 * An order of a vehicle: its newest version, and the one before for fixes that are older.
 *
 * @param newest the newest version
 * @param before the one before as far as the vehicle had the order then, or null
 */
public record KnownOrder(OpenOrder newest, @Nullable OpenOrder before) {
    /** Two changes of one moment are one: nothing happened between them. */
    KnownOrder changed(OpenOrder next) {
        return new KnownOrder(
                next, next.changedMillis() <= newest.changedMillis() ? before : newest);
    }

    /** The version that was in force then; null if the vehicle did not have the order yet. */
    @Nullable OpenOrder at(long timeMillis) {
        if (newest.changedMillis() <= timeMillis) {
            return newest;
        }
        return before != null && before.changedMillis() <= timeMillis ? before : null;
    }
}
