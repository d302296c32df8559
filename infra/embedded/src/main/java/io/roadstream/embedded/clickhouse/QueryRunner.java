/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Runs one statement: decides whether rows follow it, applies its settings and moves its bytes
 * between HTTP and the engine.
 */
final class QueryRunner {

    /** How much of a statement is read before its rows must have begun (max_query_size). */
    private static final int HEAD_BYTES = 1 << 18;

    /** Longer statements without rows are refused. */
    private static final int MAX_STATEMENT_BYTES = 1 << 26;

    /** What is read of a body whose INSERT has failed, so that the client gets to the answer. */
    private static final long MAX_DRAIN_BYTES = 1L << 28;

    private static final String SUMMARY = "X-ClickHouse-Summary";

    private final Engine engine;

    QueryRunner(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs the statement and writes its result; the response's headers may be changed until the
     * first byte is sent.
     */
    void run(
            Access access,
            QueryRequest request,
            RequestBody body,
            ResponseOutput output,
            HttpFields.Mutable headers)
            throws IOException, EngineException, InterruptedException {
        long startNanos = System.nanoTime();
        // For a result that is sent before its figures are known.
        headers.put(SUMMARY, EngineStats.NONE.toSummary(0));
        byte[] head = head(request, body);
        Optional<InsertHead> insert = InsertHead.find(head);
        if (insert.isPresent() && access == Access.READ_ONLY) {
            body.drain(MAX_DRAIN_BYTES);
            throw EngineException.of(
                    EngineException.Code.ACCESS_DENIED,
                    "Not enough privileges: a read-only user may not insert");
        }
        EngineStats stats;
        try (Engine.Session session = engine.open(access, request.queryId())) {
            EngineConnection connection = session.connection();
            SessionSettings.apply(connection, access, request);
            if (insert.isPresent()) {
                stats = insert(connection, request, insert.get(), head, body);
            } else {
                byte[] statement = KillQuery.rewrite(whole(head, body));
                String format = OutputFormat.of(statement).orElse(request.format());
                headers.put("X-ClickHouse-Format", format);
                headers.put(HttpHeader.CONTENT_TYPE, OutputFormat.mediaType(format));
                stats =
                        new StatementRunner(connection, access, engine.guard())
                                .run(statement, format, request, output);
            }
        }
        if (!output.isSent()) {
            headers.put(SUMMARY, stats.toSummary(System.nanoTime() - startNanos));
        }
        output.finish();
    }

    /** The statement's first bytes: the URL's query, a line break, the body. */
    private static byte[] head(QueryRequest request, RequestBody body) throws IOException {
        byte[] query = request.query().getBytes(StandardCharsets.UTF_8);
        byte[] start = body.readNBytes(HEAD_BYTES);
        if (query.length == 0) {
            return start;
        }
        byte[] head = Arrays.copyOf(query, query.length + 1 + start.length);
        head[query.length] = '\n';
        System.arraycopy(start, 0, head, query.length + 1, start.length);
        return head;
    }

    private static byte[] whole(byte[] head, RequestBody body) throws IOException, EngineException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length);
        whole.write(head);
        byte[] rest = body.readNBytes(MAX_STATEMENT_BYTES);
        if (rest.length == MAX_STATEMENT_BYTES) {
            throw EngineException.of(
                    EngineException.Code.QUERY_IS_TOO_LARGE,
                    "The statement is longer than " + MAX_STATEMENT_BYTES + " bytes");
        }
        whole.write(rest);
        return whole.toByteArray();
    }

    private static EngineStats insert(
            EngineConnection connection,
            QueryRequest request,
            InsertHead insert,
            byte[] head,
            RequestBody body)
            throws IOException, EngineException {
        try (InsertStream stream =
                connection.insert(insert.statement(head), insert.format(), request.parameters())) {
            int start = insert.rowsStart();
            boolean open = stream.append(head, start, head.length - start);
            byte[] chunk = new byte[InsertStream.CHUNK_BYTES];
            for (int n = body.read(chunk); open && n >= 0; n = body.read(chunk)) {
                open = stream.append(chunk, 0, n);
            }
            return stream.commit();
        } catch (EngineException e) {
            body.drain(MAX_DRAIN_BYTES);
            throw e;
        }
    }
}
