/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Result topics into ClickHouse, each row exactly once. Entry: {@link
 * io.roadstream.jobs.history.HistoryJob}; each {@code …Row} says how one kind of result stands in
 * its table. What is not there is no NULL in a table ({@link io.roadstream.jobs.history.Absent});
 * the views say NULL.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.history;
