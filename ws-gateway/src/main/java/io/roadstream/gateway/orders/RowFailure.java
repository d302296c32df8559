/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import java.sql.SQLException;
import java.util.Set;

/** What an error of the order database says of the row that was to be changed. */
enum RowFailure {
    /** Somebody else holds it. */
    LOCKED,
    /** The database does not take it so: a constraint, a trigger. */
    REFUSED,
    /** It is not about the row. */
    NONE;

    /** lock_not_available, deadlock_detected, query_canceled. */
    private static final Set<String> LOCK_STATES = Set.of("55P03", "40P01", "57014");

    /** Data exceptions, broken constraints, and what triggers raise. */
    private static final Set<String> ROW_CLASSES = Set.of("22", "23", "P0");

    static final String LOCKED_TEXT = "somebody else is changing the order; repeat";

    static RowFailure of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (LOCK_STATES.contains(state)) {
            return LOCKED;
        }
        return ROW_CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                ? REFUSED
                : NONE;
    }
}
