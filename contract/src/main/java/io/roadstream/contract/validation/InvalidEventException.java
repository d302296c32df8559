/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.validation;

/** An event that must not enter the system. The message says what, which value and which limit. */
public final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public InvalidEventException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public InvalidEventException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
