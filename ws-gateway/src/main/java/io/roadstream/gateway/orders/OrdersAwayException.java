/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import org.jspecify.annotations.Nullable;

/** The order database can't be asked; nothing was changed. */
public final class OrdersAwayException extends Exception {
    private static final long serialVersionUID = 1L;

    OrdersAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
