/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it came over HTTP, without its body.
 *
 * @param query the parameter {@code query}, to which the body is appended
 * @param queryId the client's, or one of ours
 * @param database where unqualified names are looked up, if named
 * @param format for a statement that names none
 * @param settings for this statement alone
 * @param parameters values of its {@code {name:Type}} placeholders
 * @param decompress whether the body comes in ClickHouse's compressed blocks
 * @param encoding how the result is to be encoded
 * @param waitEndOfQuery whether the result is to be sent only once it is complete
 * @param changesNothing whether the HTTP method allows no change (GET)
 */
record QueryRequest(
        String query,
        String queryId,
        @Nullable String database,
        String format,
        Map<String, String> settings,
        Map<String, String> parameters,
        boolean decompress,
        Encoding encoding,
        boolean waitEndOfQuery,
        boolean changesNothing) {

    private static final String PARAMETER_PREFIX = "param_";
    private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z0-9_.]{1,128}");

    /** URL parameters of the HTTP interface that are no settings. */
    private static final Set<String> RESERVED =
            Set.of(
                    "query",
                    "query_id",
                    "user",
                    "password",
                    "quota_key",
                    "database",
                    "default_format",
                    "compress",
                    "decompress",
                    "enable_http_compression",
                    "http_zlib_compression_level",
                    "wait_end_of_query",
                    "buffer_size",
                    "stacktrace",
                    "client_protocol_version",
                    "session_timeout",
                    "session_check",
                    "close_session");

    QueryRequest {
        settings = Map.copyOf(settings);
        parameters = Map.copyOf(parameters);
    }

    static QueryRequest of(String method, Fields url, HttpFields headers) throws EngineException {
        requireNoForm(headers);
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Fields.Field field : url) {
            String name = field.getName();
            if (name.startsWith(PARAMETER_PREFIX)) {
                parameters.put(name.substring(PARAMETER_PREFIX.length()), field.getValue());
            } else if (!RESERVED.contains(name)) {
                settings.put(checkedSetting(name), field.getValue());
            }
        }
        return new QueryRequest(
                either(url.getValue("query"), ""),
                either(
                        url.getValue("query_id"),
                        either(headers.get("X-ClickHouse-Query-Id"), UUID.randomUUID().toString())),
                nonEmpty(
                        either(
                                url.getValue("database"),
                                either(headers.get("X-ClickHouse-Database"), ""))),
                either(
                        url.getValue("default_format"),
                        either(headers.get("X-ClickHouse-Format"), "TabSeparated")),
                settings,
                parameters,
                isOn(url, "decompress"),
                Encoding.ofResponse(
                        isOn(url, "compress"),
                        !"0".equals(url.getValue("enable_http_compression")),
                        either(headers.get("Accept-Encoding"), "")),
                isOn(url, "wait_end_of_query"),
                method.equals("GET"));
    }

    private static void requireNoForm(HttpFields headers) throws EngineException {
        if (either(headers.get("Content-Type"), "").startsWith("multipart/")) {
            throw EngineException.of(
                    EngineException.Code.NOT_IMPLEMENTED,
                    "multipart/form-data is not supported by the embedded server: send the"
                            + " statement as the body and parameters in the URL");
        }
    }

    private static String checkedSetting(String name) throws EngineException {
        if (name.equals("session_id")) {
            throw EngineException.of(
                    EngineException.Code.NOT_IMPLEMENTED,
                    "session_id is not supported by the embedded server: each request is a session"
                            + " of its own");
        }
        if (name.equals("role")) {
            throw EngineException.of(
                    EngineException.Code.UNKNOWN_ROLE,
                    "The embedded server has no roles to choose from");
        }
        if (!SETTING_NAME.matcher(name).matches()) {
            throw EngineException.of(
                    EngineException.Code.UNKNOWN_SETTING, "Unknown setting '" + name + "'");
        }
        return name;
    }

    private static boolean isOn(Fields url, String name) {
        String value = url.getValue(name);
        return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
    }

    private static String either(@Nullable String first, String second) {
        return first == null ? second : first;
    }

    private static @Nullable String nonEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
