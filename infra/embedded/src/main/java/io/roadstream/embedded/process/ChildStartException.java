/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A child process that did not become ready; the message ends with the last lines of its log. */
public final class ChildStartException extends RuntimeException {
    private final @Nullable Integer exitCode;

    ChildStartException(String message, @Nullable Integer exitCode, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What it exited with; empty if it was silent, or could not be started at all. */
    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }
}
