/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.Serializable;
import java.util.List;

/**
 * How one kind of result becomes rows of one table. The table also has the columns {@code run_id
 * UUID, batch_id UInt64}, which the sink fills, and is partitioned by day.
 *
 * @param <T> the result
 */
public interface RowEncoder<T> extends Serializable {
    /** Name of the table. */
    String table();

    /** Columns in the order in which {@link #encode} writes them, without those of the sink. */
    List<String> columns();

    /** Expression of the table's partition: a day as {@code YYYYMMDD}. */
    String partitionExpression();

    /** Partition the row belongs to, {@code YYYYMMDD}. */
    int partition(T result);

    /** Appends the row's values as RowBinary. The table must be able to take any of them. */
    void encode(T result, RowBuffer out);

    /** Views fed by the table that must be checked after an insert of uncertain outcome. */
    List<ViewRepair> views();
}
