/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

/** A request has more entries than one may have; nothing of it is taken. */
public final class TooManyItemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyItemsException(int maxItems) {
        super("a request may have at most %d positions".formatted(maxItems));
    }
}
