/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets {@code KILL QUERY WHERE query_id = …}, which drivers send to cancel, find the id the client
 * gave. The engine numbers its queries itself; each session carries the client's id as its name.
 */
final class KillQuery {

    private static final byte[] CLIENTS_ID =
            "Settings['chdb_client_name']".getBytes(StandardCharsets.US_ASCII);

    private KillQuery() {}

    /** The connection option that names a session. */
    static String sessionName(String queryId) {
        return "--chdb_client_name=" + queryId;
    }

    /** Returns any other statement as it is. */
    static byte[] rewrite(byte[] statement) {
        SqlTokens tokens = new SqlTokens(statement);
        tokens.advance();
        boolean kill = tokens.isWord("KILL");
        tokens.advance();
        if (!kill || !tokens.isWord("QUERY")) {
            return statement;
        }
        ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
        int copied = 0;
        while (tokens.advance() != SqlTokens.Kind.END) {
            if (tokens.isWord("QUERY_ID")) {
                rewritten.write(statement, copied, tokens.start() - copied);
                rewritten.writeBytes(CLIENTS_ID);
                copied = tokens.end();
            }
        }
        rewritten.write(statement, copied, statement.length - copied);
        return rewritten.toByteArray();
    }
}
