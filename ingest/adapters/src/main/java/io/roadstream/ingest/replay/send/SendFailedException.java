/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

/** The server refuses us for good, or did not answer for too long. */
public final class SendFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SendFailedException(String message) {
        super(message);
    }
}
