/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.gateway.protocol.AsyncApi;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Health and metrics, for those who run the gateway. */
final class ServiceHandler extends Handler.Abstract {
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final BooleanSupplier isReady;
    private final GatewayMetrics metrics;
    private final byte[] asyncApi = utf8(AsyncApi.toJson());

    ServiceHandler(BooleanSupplier isReady, GatewayMetrics metrics) {
        this.isReady = isReady;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        switch (request.getHttpURI().getCanonicalPath()) {
            case "/healthz" -> reply(response, callback, OK, TEXT, utf8("ok\n"));
            case "/readyz" -> readiness(response, callback);
            case "/metrics" ->
                    reply(
                            response,
                            callback,
                            OK,
                            GatewayMetrics.CONTENT_TYPE,
                            metrics.toPrometheusText());
            case "/v1/asyncapi.json" -> reply(response, callback, OK, JSON, asyncApi);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readiness(Response response, Callback callback) {
        if (isReady.getAsBoolean()) {
            reply(response, callback, OK, TEXT, utf8("ready\n"));
        } else {
            reply(response, callback, UNAVAILABLE, TEXT, utf8("the fleet is not known yet\n"));
        }
    }

    private static void reply(
            Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
