/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import org.jspecify.annotations.Nullable;

/** A token that is not taken; the message is for the client and names no secret. */
public final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
