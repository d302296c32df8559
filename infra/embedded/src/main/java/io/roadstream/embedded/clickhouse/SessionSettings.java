/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.Map;

/** Gives a fresh session what the request asks for: database, settings, no changes for GET. */
final class SessionSettings {

    private SessionSettings() {}

    static void apply(EngineConnection connection, Access access, QueryRequest request)
            throws EngineException {
        String database = request.database();
        if (database != null) {
            connection.run("USE " + quotedName(database));
        }
        if (access == Access.READ_ONLY) {
            ReadOnlyGuard.checkSettings(request.settings().keySet());
        }
        if (!request.settings().isEmpty()) {
            connection.run(set(request.settings()));
        }
        if (request.changesNothing() && access == Access.ADMIN) {
            connection.run("SET readonly = 2");
        }
    }

    private static String set(Map<String, String> settings) {
        StringBuilder sql = new StringBuilder("SET ");
        settings.forEach(
                (name, value) ->
                        sql.append(sql.length() == 4 ? "" : ", ")
                                .append(name)
                                .append(" = ")
                                .append(quotedText(value)));
        return sql.toString();
    }

    private static String quotedText(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String quotedName(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }
}
