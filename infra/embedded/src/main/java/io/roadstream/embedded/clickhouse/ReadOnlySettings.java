/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.List;
import java.util.Set;

/**
 * The settings a read-only user may change: limits, result formats and ways to run a query. All
 * others are refused, among them those that hold expressions, file names or addresses.
 */
final class ReadOnlySettings {

    private static final List<String> PREFIXES =
            List.of(
                    "aggregation_",
                    "date_time_",
                    "distinct_",
                    "force_",
                    "group_by_",
                    "input_format_binary_",
                    "join_",
                    "max_",
                    "min_",
                    "optimize_",
                    "output_format_",
                    "query_plan_",
                    "read_",
                    "result_",
                    "sort_",
                    "totals_",
                    "use_query_");

    private static final Set<String> NAMES =
            Set.of(
                    "aggregate_functions_null_for_empty",
                    "any_join_distinct_right_table_keys",
                    "async_insert",
                    "cancel_http_readonly_queries_on_client_close",
                    "cast_keep_nullable",
                    "compile_expressions",
                    "connect_timeout",
                    "count_distinct_implementation",
                    "do_not_merge_across_partitions_select_final",
                    "enable_analyzer",
                    "extremes",
                    "final",
                    "format_csv_delimiter",
                    "http_headers_progress_interval_ms",
                    "http_write_exception_in_output_format",
                    "interactive_delay",
                    "joined_subquery_requires_alias",
                    "limit",
                    "log_comment",
                    "log_queries",
                    "network_compression_method",
                    "offset",
                    "prefer_column_name_to_alias",
                    "priority",
                    "receive_timeout",
                    "select_sequential_consistency",
                    "send_progress_in_http_headers",
                    "send_timeout",
                    "session_timezone",
                    "timeout_overflow_mode",
                    "transform_null_in",
                    "union_default_mode",
                    "wait_for_async_insert");

    /** One writes a file, the others decide how much of the stack the parser may use. */
    private static final Set<String> REFUSED =
            Set.of("max_parser_backtracks", "max_parser_depth", "output_format_schema");

    private ReadOnlySettings() {}

    static boolean allow(String name) {
        return !REFUSED.contains(name)
                && (NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith));
    }
}
