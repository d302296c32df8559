/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.validation.Reason;

/** A request of a known tenant that is refused as a whole and kept as one dead letter. */
final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final Reason reason;

    RequestRefusedException(ProblemType type, Reason reason, String message) {
        super(message);
        this.type = type;
        this.reason = reason;
    }

    ProblemType type() {
        return type;
    }

    Reason reason() {
        return reason;
    }
}
