/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.Set;

/** The HTTP status ClickHouse answers with for each of its error codes. */
final class HttpStatus {

    /** Texts and values that do not parse or fit. */
    private static final Set<Integer> BAD_REQUEST =
            Set.of(
                    6, 25, 26, 27, 36, 38, 41, 43, 44, 53, 62, 69, 70, 72, 117, 190, 321, 349, 386,
                    395, 467, 675, 676, 677);

    /** Names the engine does not know. */
    private static final Set<Integer> NOT_FOUND =
            Set.of(46, 47, 50, 56, 60, 63, 73, 77, 81, 115, 336, 392, 502);

    private static final Set<Integer> FORBIDDEN = Set.of(192, 193, 497, 511, 516);

    private HttpStatus() {}

    static int of(int code) {
        if (BAD_REQUEST.contains(code)) {
            return 400;
        }
        if (NOT_FOUND.contains(code)) {
            return 404;
        }
        if (FORBIDDEN.contains(code)) {
            return 403;
        }
        return switch (code) {
            case 48 -> 501; // NOT_IMPLEMENTED
            case 159 -> 408; // TIMEOUT_EXCEEDED
            case 194 -> 401; // REQUIRED_PASSWORD
            case 202 -> 503; // TOO_MANY_SIMULTANEOUS_QUERIES
            case 223 -> 413; // QUERY_IS_TOO_LARGE
            default -> 500;
        };
    }
}
