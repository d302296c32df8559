/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A whole answer to a request. */
final class Reply {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, Map.of());
    }

    static Reply json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    Reply withHeader(String name, String value) {
        var extended = new java.util.HashMap<>(headers);
        extended.put(name, value);
        return new Reply(status, contentType, body, extended);
    }

    int status() {
        return status;
    }

    /** Writes it as the whole response; the callback completes when it has left. */
    void write(Response response, Callback callback) {
        response.setStatus(status);
        if (!contentType.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
