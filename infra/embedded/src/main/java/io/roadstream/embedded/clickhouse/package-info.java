/* SPDX-License-Identifier: Apache-2.0 */

/**
 * A real ClickHouse for one machine without Docker: the chDB engine behind ClickHouse's own HTTP
 * interface, so that unmodified drivers, curl and DBeaver work.
 *
 * <p>Entry classes: {@link io.roadstream.embedded.clickhouse.EmbeddedClickHouse} starts and stops a
 * server process; {@link io.roadstream.embedded.clickhouse.EmbeddedClickHouseServer} is that
 * process.
 *
 * <p>Invariants: one data directory per process; each request runs on an engine connection of its
 * own, so no setting, database or role outlives it; who may do what is decided by the engine's
 * access rights and by the parsed query, never by the query's text (ADR 0005).
 *
 * <p>Must not import: Kafka, Flink, any other package of this project.
 */
@NullMarked
package io.roadstream.embedded.clickhouse;

import org.jspecify.annotations.NullMarked;
