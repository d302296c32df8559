/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.Reason;

/**
 * Whose request it is, where it came in and when.
 *
 * @param tenant tenant of the API key
 * @param source where it came in, such as {@code http:/v1/positions}
 * @param ingestTimeMillis ingest time of its reports: the server's clock, or what a key with the
 *     as-of right stated
 * @param clockMillis the server's clock
 */
public record Receipt(String tenant, String source, long ingestTimeMillis, long clockMillis) {

    /** What is kept of something that came with this request and was refused. */
    public DeadLetter deadLetter(
            Reason reason, String message, byte[] payload, long payloadLength) {
        return new DeadLetter(tenant, source, reason, message, clockMillis, payload, payloadLength);
    }
}
