/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.protocol.FormEncoding;
import io.roadstream.ingest.protocol.InboundRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads from the head of a request what the entrances need. */
final class RequestHead {
    private static final String FOREIGN_PREFIX = "x-";

    private RequestHead() {}

    /** Decoded query parameters, the first of each name. */
    static Map<String, String> query(Request request) {
        String text = request.getHttpURI().getQuery();
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        return FormEncoding.parse(text);
    }

    /** What protocols may see; the API key is left out. */
    static InboundRequest toInbound(Request request, Map<String, String> query) {
        Map<String, String> visible = query;
        if (query.containsKey(Authenticator.QUERY_PARAMETER)) {
            visible = new HashMap<>(query);
            visible.remove(Authenticator.QUERY_PARAMETER);
        }
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String name = field.getLowerCaseName();
            if (name.startsWith(FOREIGN_PREFIX) && field.getValue() != null) {
                headers.putIfAbsent(name, field.getValue());
            }
        }
        return new InboundRequest(mediaType(request), visible, queryText(request), headers);
    }

    /** Value of a header in lower case, empty if absent. */
    static String lowerCase(Request request, HttpHeader header) {
        @Nullable String value = request.getHeaders().get(header);
        return value == null ? "" : value.trim().toLowerCase(Locale.ROOT);
    }

    /** The query without the API key. */
    private static String queryText(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !isKey(pair))
                .collect(Collectors.joining("&"));
    }

    private static boolean isKey(String pair) {
        return FormEncoding.nameOf(pair).equals(Authenticator.QUERY_PARAMETER);
    }

    private static String mediaType(Request request) {
        String value = lowerCase(request, HttpHeader.CONTENT_TYPE);
        int parameters = value.indexOf(';');
        return parameters < 0 ? value : value.substring(0, parameters).trim();
    }
}
