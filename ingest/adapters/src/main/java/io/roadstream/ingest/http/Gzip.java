/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies, never further than a bound. */
final class Gzip {
    private Gzip() {}

    /**
     * The decompressed body; one byte more than {@code maxBytes} if it is longer than that.
     *
     * @throws InvalidEventException if it is no gzip
     */
    static byte[] decompress(byte[] body, int maxBytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the body is no gzip: " + e.getMessage(), e);
        }
    }
}
