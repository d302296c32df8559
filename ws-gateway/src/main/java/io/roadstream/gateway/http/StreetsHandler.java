/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The lines of the base map, as they are in the file: a gzip file leaves as it is. Without a file
 * the answer is an empty collection.
 */
final class StreetsHandler extends Handler.Abstract {
    private static final String PATH = "/streets.geojson";
    private static final String NONE = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private static final String GZIP_SUFFIX = ".gz";

    private final String file;

    StreetsHandler(String file) {
        this.file = file;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws IOException {
        if (!request.getHttpURI().getCanonicalPath().equals(PATH)) {
            return false;
        }
        byte[] body =
                file.isEmpty()
                        ? NONE.getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(Path.of(file));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/geo+json");
        if (file.endsWith(GZIP_SUFFIX)) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
