/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import org.jspecify.annotations.Nullable;

/** A query that gave no result. */
public final class HistoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, as far as a client may act on it. */
    public enum Cause {
        /** No ClickHouse is configured. */
        NOT_CONFIGURED,
        /** It does not answer, or not now. */
        AWAY,
        /** It took longer than a query may. */
        TOO_SLOW,
        /** It needed more memory than a query may. */
        TOO_LARGE
    }

    private final Cause reason;

    HistoryException(Cause reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
