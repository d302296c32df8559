/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

/** The order database can be asked, but does not take what was to be written; nothing changed. */
public final class OrderRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isLocked;

    OrderRefusedException(boolean isLocked, String message, Throwable cause) {
        super(message, cause);
        this.isLocked = isLocked;
    }

    /** Whether it may be taken when it is repeated. */
    public boolean isLocked() {
        return isLocked;
    }
}
