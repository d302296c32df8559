/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

/** A request that gets a problem for an answer; the message is for the client. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    RefusedException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
