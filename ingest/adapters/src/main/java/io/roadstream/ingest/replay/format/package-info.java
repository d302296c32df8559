/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Files of positions: what a line of each format means.
 *
 * <p>Entry: {@link io.roadstream.ingest.replay.format.RowReader}. Columns are found by the names in
 * the header line, never by place. No clock, no network.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.replay.format;
