/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

/** An entrance refuses us for good: repeating would not help. */
public final class EntranceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntranceFailedException(String message) {
        super(message);
    }

    EntranceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
