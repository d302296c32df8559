/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;

/** Runs a statement that brings no rows on a session that is set up for it. */
final class StatementRunner {

    /** How the engine refuses to stream what is not a SELECT (SHOW, DESCRIBE, EXPLAIN, …). */
    private static final String NOT_STREAMED = "Streaming query is not supported for query";

    private final EngineConnection connection;
    private final Access access;

    StatementRunner(EngineConnection connection, Access access) {
        this.connection = connection;
        this.access = access;
    }

    EngineStats run(byte[] statement, QueryRequest request, ResponseOutput output)
            throws EngineException, IOException {
        StatementClass parsed = connection.classify(statement);
        if (parsed.statements() > 1) {
            throw EngineException.of(
                    EngineException.Code.SYNTAX_ERROR, "Multi-statements are not allowed");
        }
        if (access == Access.READ_ONLY) {
            requireReadOnly(parsed, statement, request);
        }
        return parsed.kind() == StatementClass.Kind.READ_ONLY
                ? read(statement, request, output)
                : collect(statement, request, output);
    }

    private void requireReadOnly(StatementClass parsed, byte[] statement, QueryRequest request)
            throws EngineException {
        if (parsed.statements() == 0) {
            // Lets the engine say what is wrong with a text it cannot parse.
            connection.query(statement, "Null", request.parameters()).close();
        }
        if (parsed.kind() != StatementClass.Kind.READ_ONLY) {
            throw EngineException.of(
                    EngineException.Code.ACCESS_DENIED,
                    "Not enough privileges: a read-only user may only read");
        }
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
