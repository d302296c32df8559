/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The exactly-once sink: batches are cut with a checkpoint and committed after it. Nothing here
 * knows a table but through its row encoder.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.clickhouse;
