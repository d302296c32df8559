/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

/** A text is no instance or no solution; the message says where, what and what it must be. */
public final class InvalidInstanceException extends IllegalArgumentException {
    InvalidInstanceException(String message) {
        super(message);
    }
}
