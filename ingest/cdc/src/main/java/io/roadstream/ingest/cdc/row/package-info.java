/* SPDX-License-Identifier: Apache-2.0 */
/** Rows of the order database as events: a table is a {@link CapturedTable}. No I/O, no clock. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.row;
