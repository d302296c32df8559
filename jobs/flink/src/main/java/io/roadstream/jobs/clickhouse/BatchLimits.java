/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.Serializable;

/**
 * Where a batch is cut before its checkpoint.
 *
 * @param maxRows well below ClickHouse's block of 1,048,449 rows, so that an insert is one block
 * @param maxBytes of one insert
 * @param maxPartitions ClickHouse refuses inserts over more than 100 partitions
 */
record BatchLimits(int maxRows, int maxBytes, int maxPartitions) implements Serializable {
    static final BatchLimits DEFAULT = new BatchLimits(100_000, 16 << 20, 50);
}
