/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param order which order
 * @param result what became of it
 * @param detail for people; empty if there is nothing to say
 * @param state how the order is now; null if that is not known
 */
public record OrderOutcome(String order, Result result, String detail, @Nullable OrderState state) {

    /** What can become of a change; all but the first leave the order as it is. */
    public enum Result {
        /** Written; where it is so already, the note that came with it. */
        APPLIED,
        /** It is so already, and there is no note or the same person has just said it. */
        UNCHANGED,
        NOT_FOUND,
        /** The life cycle does not allow the status after the present one. */
        ILLEGAL_TRANSITION,
        /** Somebody else has changed it since. */
        CHANGED_MEANWHILE,
        /** The order is in an end state. */
        FINAL,
        /** The status wants somebody who brings it, or nobody. */
        WRONG_ASSIGNMENT,
        UNKNOWN_DRIVER,
        UNKNOWN_VEHICLE,
        /** Somebody else is changing it just now. */
        LOCKED,
        /** A rule of the database itself. */
        REFUSED_BY_DATABASE,
        /** The time of the batch was over before its turn, or the database went away. */
        NOT_TRIED,
        /** The database went away while it was committed: it may have happened. */
        UNKNOWN;

        /** The word for it in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
