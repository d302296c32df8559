/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What answers the requests of one route. Completes the callback exactly once. */
interface Endpoint {
    void handle(Request request, Response response, Callback callback);
}
