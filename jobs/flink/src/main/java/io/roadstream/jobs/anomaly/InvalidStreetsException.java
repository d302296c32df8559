/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

/** A file of streets cannot be used; the message says which file, what is wrong and where. */
public final class InvalidStreetsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidStreetsException(String message, Throwable cause) {
        super(message, cause);
    }
}
