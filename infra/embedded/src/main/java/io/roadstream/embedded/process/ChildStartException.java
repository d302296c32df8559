/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

/** A child process that did not become ready; the message ends with the last lines of its log. */
public final class ChildStartException extends RuntimeException {
    ChildStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
