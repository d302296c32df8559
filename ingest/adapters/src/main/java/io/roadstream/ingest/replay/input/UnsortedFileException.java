/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

/** The lines of a file are not in order of time. */
final class UnsortedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
