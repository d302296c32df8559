/* SPDX-License-Identifier: Apache-2.0 */
/** Numbered migrations of ClickHouse, from infra/clickhouse. */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.schema;
