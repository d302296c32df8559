/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

/** A file that is not of the format it is said to have. */
public final class UnknownFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownFileException(String message) {
        super(message);
    }
}
