/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.protocol;

import org.jspecify.annotations.Nullable;

/** A message that is no frame; the message is for the client. */
public final class BadFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    BadFrameException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
