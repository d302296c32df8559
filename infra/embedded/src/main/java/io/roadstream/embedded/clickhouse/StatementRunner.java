/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs a statement that brings no rows on a session that is set up for it. */
final class StatementRunner {

    /** How the engine refuses to stream what is not a SELECT (SHOW, DESCRIBE, EXPLAIN, …). */
    private static final String NOT_STREAMED = "Streaming query is not supported for query";

    private static final String ARRAY_OF_ROWS = "output_format_json_array_of_rows";

    private final EngineConnection connection;
    private final Access access;
    private final ReadOnlyGuard guard;

    StatementRunner(EngineConnection connection, Access access, ReadOnlyGuard guard) {
        this.connection = connection;
        this.access = access;
        this.guard = guard;
    }

    /**
     * Runs it and writes its result in the format, block by block where the format allows.
     *
     * @param format that the statement names, or else the request
     */
    EngineStats run(byte[] statement, String format, QueryRequest request, ResponseOutput output)
            throws EngineException, IOException {
        StatementClass parsed = connection.classify(statement);
        if (parsed.statements() > 1) {
            throw EngineException.of(
                    EngineException.Code.SYNTAX_ERROR, "Multi-statements are not allowed");
        }
        if (access == Access.READ_ONLY) {
            guard.check(connection, statement, request.parameters());
        }
        Optional<BlockJoin> join = BlockJoin.of(format);
        boolean streamed =
                parsed.kind() == StatementClass.Kind.READ_ONLY
                        && join.isPresent()
                        && !asksForAnArrayOfRows(statement, request);
        return streamed
                ? stream(statement, request, join.get(), output)
                : collect(statement, request, output);
    }

    /** With this setting rows of JSON, which blocks could be joined of, become one document. */
    private static boolean asksForAnArrayOfRows(byte[] statement, QueryRequest request) {
        return request.settings().containsKey(ARRAY_OF_ROWS)
                || new String(statement, StandardCharsets.ISO_8859_1).contains(ARRAY_OF_ROWS);
    }

    private EngineStats stream(
            byte[] statement, QueryRequest request, BlockJoin join, ResponseOutput output)
            throws EngineException, IOException {
        try (ResultStream stream =
                connection.stream(statement, request.format(), request.parameters())) {
            EngineStats stats = EngineStats.NONE;
            while (true) {
                try (EngineResult block = stream.next()) {
                    stats = stats.plus(block.stats());
                    if (block.isEmpty()) {
                        return stats;
                    }
                    output.write(join.next(block.bytes()));
                }
            }
        } catch (EngineException e) {
            if (e.is(EngineException.Code.BAD_ARGUMENTS) && e.text().contains(NOT_STREAMED)) {
                return collect(statement, request, output);
            }
            throw e;
        }
    }

    private EngineStats collect(byte[] statement, QueryRequest request, ResponseOutput output)
            throws EngineException, IOException {
        try (EngineResult result =
                connection.query(statement, request.format(), request.parameters())) {
            output.write(result.bytes());
            return result.stats();
        }
    }
}
