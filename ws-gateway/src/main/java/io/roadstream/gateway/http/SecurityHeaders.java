/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.gateway.page.MapTiles;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers that keep a page of ours from loading, framing or leaking anything of others. */
final class SecurityHeaders extends Handler.Wrapper {
    // Workers of the map are made from blobs; styles of its controls are set on elements.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self'"
                    + " 'unsafe-inline'; img-src 'self' data: blob:%1$s; connect-src 'self'%1$s;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final String policy;

    /**
     * Guards what the handler answers.
     *
     * @param tiles whose origin pages may read from, beside ours
     */
    SecurityHeaders(Handler handler, MapTiles tiles) {
        super(handler);
        policy = CONTENT_SECURITY_POLICY.formatted(tiles.isEmpty() ? "" : " " + tiles.origin());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        return super.handle(request, response, callback);
    }
}
