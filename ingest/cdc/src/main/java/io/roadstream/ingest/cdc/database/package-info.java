/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The order database beside its changes: whether it is prepared ({@link DatabaseCheck}), and how
 * the replication slot is ({@link SlotStatus}, {@link SlotWatch}).
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.database;
