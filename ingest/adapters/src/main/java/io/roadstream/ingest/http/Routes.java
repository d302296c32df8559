/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the endpoint of a request by method and exact path; answers 404 and 405 itself. */
final class Routes extends Handler.Abstract {
    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * An endpoint and where it is.
     *
     * @param method HTTP method
     * @param path exact path
     * @param endpoint what answers
     */
    record Route(String method, String path, Endpoint endpoint) {}

    List<Route> list() {
        return routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        Optional<Route> route =
                routes.stream()
                        .filter(
                                r ->
                                        r.path().equals(path)
                                                && r.method().equals(request.getMethod()))
                        .findFirst();
        if (route.isPresent()) {
            route.get().endpoint().handle(request, response, callback);
        } else {
            missing(path).write(response, callback);
        }
        return true;
    }

    private Reply missing(String path) {
        Set<String> methods =
                routes.stream()
                        .filter(route -> route.path().equals(path))
                        .map(Route::method)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) {
            return Problem.of(ProblemType.NOT_FOUND, "see /v1/openapi.json for what there is")
                    .toReply();
        }
        return Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "this path takes " + String.join(", ", methods))
                .toReply()
                .withHeader(HttpHeader.ALLOW.asString(), String.join(", ", methods));
    }
}
