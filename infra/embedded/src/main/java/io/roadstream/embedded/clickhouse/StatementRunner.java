/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;

/** Runs a statement that brings no rows on a session that is set up for it. */
final class StatementRunner {

    /** How the engine refuses to stream what is not a SELECT (SHOW, DESCRIBE, EXPLAIN, …). */
    private static final String NOT_STREAMED = "Streaming query is not supported for query";

    private final EngineConnection connection;
    private final Access access;
    private final ReadOnlyGuard guard;

    StatementRunner(EngineConnection connection, Access access, ReadOnlyGuard guard) {
        this.connection = connection;
        this.access = access;
        this.guard = guard;
    }

    EngineStats run(byte[] statement, QueryRequest request, ResponseOutput output)
            throws EngineException, IOException {
        StatementClass parsed = connection.classify(statement);
        if (parsed.statements() > 1) {
            throw EngineException.of(
                    EngineException.Code.SYNTAX_ERROR, "Multi-statements are not allowed");
        }
        if (access == Access.READ_ONLY) {
            guard.check(connection, statement, request.parameters());
        }
        return parsed.kind() == StatementClass.Kind.READ_ONLY
                ? read(statement, request, output)
                : collect(statement, request, output);
    }

    private EngineStats read(byte[] statement, QueryRequest request, ResponseOutput output)
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
                    output.write(block.bytes());
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
