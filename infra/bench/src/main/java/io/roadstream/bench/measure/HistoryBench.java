/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;

/**
 * History: rows a second through the sink and, beside it, through clickhouse-jdbc; bytes of a
 * position on disk by column; and how long analysts' queries take over a large table.
 */
public final class HistoryBench {
    private final ChaosStack stack;
    private final long sinkRows;
    private final long queryRows;

    /**
     * @param sinkRows that go through the sink in one run
     * @param queryRows that queries run over at the least, made inside ClickHouse
     */
    public HistoryBench(ChaosStack stack, long sinkRows, long queryRows) {
        this.stack = stack;
        this.sinkRows = sinkRows;
        this.queryRows = queryRows;
    }

    /** Measures. */
    public void measure(ObjectNode json) throws IOException, InterruptedException {
        new SinkBench(stack, sinkRows).measure(json);
        new JdbcPeer(stack, sinkRows).measure(json);
        size(json);
        new HistoryQueries(stack, queryRows).measure(json);
    }

    private void size(ObjectNode json) throws IOException, InterruptedException {
        stack.query().rows("OPTIMIZE TABLE positions FINAL");
        double rows = stack.query().number("SELECT count() FROM positions");
        ObjectNode columns = json.putObject("bytesPerPositionByColumn");
        for (String row :
                stack.query()
                        .rows(
                                "SELECT column, sum(column_data_compressed_bytes) AS bytes FROM"
                                        + " system.parts_columns WHERE table = 'positions' AND"
                                        + " active GROUP BY column ORDER BY bytes DESC")) {
            String[] cells = row.split("\t", -1);
            columns.put(cells[0], rounded(Long.parseLong(cells[1]) / rows));
        }
        // With marks and index; in a small part columns share a file and have no size each.
        double bytes =
                stack.query()
                        .number(
                                "SELECT sum(bytes_on_disk) FROM system.parts WHERE table ="
                                        + " 'positions' AND active");
        json.put("bytesPerPosition", rounded(bytes / rows));
    }

    private static double rounded(double bytes) {
        return Math.round(bytes * 1_000) / 1e3;
    }
}
