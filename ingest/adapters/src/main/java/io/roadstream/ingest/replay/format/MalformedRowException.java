/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

/** A line of a file that can't be read as a position. */
public final class MalformedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRowException(String message) {
        super(message);
    }

    public MalformedRowException(String message, Throwable cause) {
        super(message, cause);
    }
}
