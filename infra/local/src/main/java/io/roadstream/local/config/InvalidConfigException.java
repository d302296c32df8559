/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

/** Settings nothing may start with; the message is for the person who wrote them. */
public final class InvalidConfigException extends RuntimeException {
    public InvalidConfigException(String message) {
        super(message);
    }

    public InvalidConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
