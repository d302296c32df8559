/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClickHouse's HTTP interface: pings, and statements from those who have logged in. */
final class ClickHouseHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ClickHouseHandler.class);
    private static final Set<String> PINGS = Set.of("/ping", "/replicas_status");
    private static final ByteBuffer OK =
            ByteBuffer.wrap("Ok.\n".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

    private static final long MAX_REST_BYTES = 1 << 20;

    private final Engine engine;
    private final QueryRunner runner;
    private final Users users;

    ClickHouseHandler(Engine engine, Users users) {
        this.engine = engine;
        this.runner = new QueryRunner(engine);
        this.users = users;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String method = request.getMethod();
        boolean get = method.equals("GET");
        if (!get && !method.equals("POST")) {
            Response.writeError(request, response, callback, 501, "Use GET or POST");
        } else if (PINGS.contains(path) || (isQuery(path) && get && hasNoQuery(request))) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=UTF-8");
            response.write(true, OK.duplicate(), callback);
        } else if (isQuery(path)) {
            answer(request, response, callback);
        } else {
            Response.writeError(request, response, callback, 404, "There is no handle " + path);
        }
        return true;
    }

    private static boolean isQuery(String path) {
        return path.equals("/") || path.equals("/query");
    }

    private static boolean hasNoQuery(Request request) {
        return request.getHttpURI().getQuery() == null;
    }

    /** Completes the callback on every path. */
    private void answer(Request request, Response response, Callback callback) {
        String tag = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Exchange exchange = new Exchange(request, response, tag);
        try {
            exchange.run();
            callback.succeeded();
        } catch (EngineException e) {
            exchange.fail(e, callback);
        } catch (RequestBody.Undecodable e) {
            exchange.fail(
                    EngineException.of(
                            EngineException.Code.CANNOT_DECOMPRESS,
                            "The body cannot be decoded: " + e.getMessage()),
                    callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        } catch (IOException e) {
            LOG.debug("client left", e);
            callback.failed(e);
        } catch (RuntimeException | Error e) {
            LOG.error("request failed", e);
            exchange.fail(
                    EngineException.of(EngineException.Code.UNKNOWN_EXCEPTION, String.valueOf(e)),
                    callback);
        }
    }

    /** One request and its answer. */
    private final class Exchange {

        private final Request request;
        private final Response response;
        private final String tag;
        private Encoding encoding = Encoding.IDENTITY;
        private @Nullable ResponseOutput output;

        Exchange(Request request, Response response, String tag) {
            this.request = request;
            this.response = response;
            this.tag = tag;
        }

        void run() throws IOException, EngineException, InterruptedException {
            HttpFields headers = request.getHeaders();
            Fields url = Request.extractQueryParameters(request);
            User user = users.authenticate(url, headers);
            QueryRequest query = QueryRequest.of(request.getMethod(), url, headers);
            encoding = query.encoding();
            HttpFields.Mutable answer = response.getHeaders();
            answer.put("X-ClickHouse-Query-Id", query.queryId());
            answer.put("X-ClickHouse-Timezone", engine.timeZone());
            answer.put("X-ClickHouse-Server-Display-Name", "roadstream-embedded");
            answer.put("X-ClickHouse-Exception-Tag", tag);
            answer.put("X-ClickHouse-Format", query.format());
            output = new ResponseOutput(response, encoding, query.waitEndOfQuery());
            String contentEncoding = headers.get(HttpHeader.CONTENT_ENCODING);
            RequestBody body =
                    new RequestBody(
                            Content.Source.asInputStream(request),
                            contentEncoding == null ? "" : contentEncoding,
                            query.decompress());
            runner.run(user.access(), query, body, output, answer);
        }

        void fail(EngineException e, Callback callback) {
            String message = e.text() + " (version " + engine.version() + ")\n";
            try {
                ResponseOutput started = output;
                if (started != null && started.isSent()) {
                    started.breakOff(tag, message);
                    callback.failed(e);
                    return;
                }
                if (started != null) {
                    started.discard();
                }
                writeError(e, message);
                callback.succeeded();
            } catch (IOException | RuntimeException failure) {
                LOG.debug("client left before its error", failure);
                callback.failed(failure);
            }
        }

        private void writeError(EngineException e, String message) throws IOException {
            int status = HttpStatus.of(e.code());
            HttpFields.Mutable headers = response.getHeaders();
            headers.remove(HttpHeader.CONTENT_ENCODING);
            headers.put("X-ClickHouse-Exception-Code", Integer.toString(e.code()));
            headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=UTF-8");
            if (status == 401) {
                headers.put(
                        HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"ClickHouse server HTTP API\"");
            }
            response.setStatus(status);
            takeRestOfBody();
            // Drivers expect these two as plain text, all others encoded as the result would be.
            boolean plain = status == 401 || status == 403;
            ResponseOutput error =
                    new ResponseOutput(response, plain ? Encoding.IDENTITY : encoding, true);
            error.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
            error.finish();
        }

        /**
         * Reads what is small, so that the connection stays good for the next request. If more
         * comes, the answer says that the connection ends; a client that reused it would see it
         * break off.
         */
        private void takeRestOfBody() {
            byte[] chunk = new byte[InsertStream.CHUNK_BYTES];
            InputStream body = Content.Source.asInputStream(request);
            int n = 0;
            try {
                for (long taken = 0; n >= 0 && taken < MAX_REST_BYTES; taken += Math.max(0, n)) {
                    n = body.read(chunk);
                }
            } catch (IOException e) {
                LOG.debug("the rest of a refused request cannot be read", e);
                n = 0;
            }
            if (n >= 0) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
        }
    }
}
