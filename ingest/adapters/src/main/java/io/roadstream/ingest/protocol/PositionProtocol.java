/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.validation.InvalidEventException;

/** A language in which devices report positions. Stateless and thread-safe. */
public interface PositionProtocol {
    /**
     * Reads every entry of a request into the outcome, in the order of the request.
     *
     * @throws InvalidEventException if the request as a whole can't be read: nothing of it is taken
     */
    void parse(InboundRequest request, byte[] body, ParsedPositions outcome);
}
