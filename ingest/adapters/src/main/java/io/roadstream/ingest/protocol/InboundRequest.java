/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import java.util.Map;

/**
 * What a protocol may see of a request beside its body. Holds no API key.
 *
 * @param mediaType type of the body in lower case without parameters, empty where not stated
 * @param query decoded query parameters; of several with one name the first
 * @param queryText the query as it was sent
 * @param headers request headers that begin with {@code X-}, by lower-case name
 */
public record InboundRequest(
        String mediaType,
        Map<String, String> query,
        String queryText,
        Map<String, String> headers) {
    public InboundRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }
}
