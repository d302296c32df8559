/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.auth.ApiKey;
import io.roadstream.ingest.auth.ApiKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds the API key of a request: {@code Authorization: Bearer <key>}, {@code Authorization: Basic}
 * with the key as password (what OwnTracks sends), and where the entrance allows it the query
 * parameter {@code key} (what OsmAnd can send).
 */
final class Authenticator {
    /** Query parameter that holds a key. */
    static final String QUERY_PARAMETER = "key";

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final ApiKeys keys;

    Authenticator(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * The key of the request if it has a valid one.
     *
     * @param queryKey value of the query parameter, null where it is absent or not allowed
     */
    Optional<ApiKey> authenticate(Request request, @Nullable String queryKey) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            return Optional.ofNullable(queryKey).flatMap(keys::find);
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return keys.find(header.substring(BEARER.length()).trim());
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return findPassword(header.substring(BASIC.length()).trim()).flatMap(keys::find);
        }
        return Optional.empty();
    }

    private static Optional<String> findPassword(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
