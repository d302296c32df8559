/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * The engine parser's verdict on a text ({@code chdb_classify_query_n}).
 *
 * @param statements how many statements the text holds, 0 if it does not parse
 * @param kind what the most restricted of them does
 */
record StatementClass(int statements, Kind kind) {

    /** In the order of {@code chdb_query_class}. */
    enum Kind {
        READ_ONLY,
        MUTATING,
        MUTATING_GLOBAL,
        CONTROL,
        UNKNOWN
    }

    /** {@code chdb_query_analysis_v1}: size, statement count, flags, class; 32 bits each. */
    private static final int STRUCT_BYTES = 16;

    private static final Kind[] KINDS = Kind.values();

    static StatementClass of(Pointer connection, byte[] sql) {
        try (Memory analysis = new Memory(STRUCT_BYTES)) {
            analysis.clear();
            analysis.setInt(0, STRUCT_BYTES);
            int state = Chdb.classifyQueryN(connection, sql, sql.length, null, 0, analysis);
            int kind = analysis.getInt(12);
            return state != 0 || kind < 0 || kind >= KINDS.length
                    ? new StatementClass(0, Kind.UNKNOWN)
                    : new StatementClass(analysis.getInt(4), KINDS[kind]);
        }
    }
}
