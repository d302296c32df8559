/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

/** Settings with which a process must not start; the message is for the person who wrote them. */
public final class InvalidConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfigException(String message) {
        super(message);
    }

    public InvalidConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
