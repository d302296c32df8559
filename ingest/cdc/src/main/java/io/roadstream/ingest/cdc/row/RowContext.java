/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import io.roadstream.contract.event.ChangeVersion;

/**
 * What is known of a row beside its columns.
 *
 * @param version which state it is
 * @param commitTimeMillis when it was committed, or read by a snapshot, UTC
 * @param captureTimeMillis when this process got it, UTC
 */
public record RowContext(ChangeVersion version, long commitTimeMillis, long captureTimeMillis) {}
