/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

/** Capturing ended by something that may pass: it starts anew. */
final class CaptureFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CaptureFailedException(Throwable cause) {
        super(rootMessage(cause), cause);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
