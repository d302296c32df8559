/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.util.Set;

/** A request to ClickHouse that failed, or whose outcome is unknown. */
final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * ClickHouse's error codes for rows it will never take, whoever asks: CANNOT_PARSE_TEXT 6,
     * CANNOT_PARSE_NUMBER 72, INCORRECT_DATA 117, TOO_LARGE_STRING_SIZE 131, ARGUMENT_OUT_OF_BOUND
     * 69, VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE 321, VIOLATED_CONSTRAINT 469, FUNCTION_THROW_IF 395,
     * DECIMAL_OVERFLOW 407. Everything else may pass: the batch is kept and tried again.
     */
    private static final Set<Integer> PERMANENT = Set.of(6, 69, 72, 117, 131, 321, 395, 407, 469);

    private final boolean permanent;

    private StoreException(String message, Throwable cause, boolean permanent) {
        super(message, cause);
        this.permanent = permanent;
    }

    static StoreException of(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ServerException server) {
                return new StoreException(
                        "ClickHouse refused with code %d: %s"
                                .formatted(server.getCode(), server.getMessage()),
                        cause,
                        PERMANENT.contains(server.getCode()));
            }
        }
        return new StoreException("ClickHouse did not answer: " + cause, cause, false);
    }

    /** Whether the rows themselves are at fault. */
    boolean isPermanent() {
        return permanent;
    }
}
