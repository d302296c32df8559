/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one batch into its table and checks that it and the views are whole. */
final class BatchInserter<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchInserter.class);

    private final Store store;
    private final RowEncoder<T> encoder;
    private final List<String> columns;
    private final RefusedRows refused;
    private final Clock clock;

    BatchInserter(Store store, RowEncoder<T> encoder, RefusedRows refused, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.encoder = encoder;
        this.refused = refused;
        this.columns = new ArrayList<>(encoder.columns());
        columns.add("run_id");
        columns.add("batch_id");
    }

    /** Inserts a batch that no one tried before. */
    void insert(Batch batch) throws StoreException, InterruptedException {
        try {
            insert(batch.segments(), batch.token());
        } catch (StoreException e) {
            if (!e.isPermanent()) {
                throw e;
            }
            for (Segment segment : batch.segments()) {
                insertRange(batch, segment, 0, segment.rows());
            }
        }
    }

    /**
     * Inserts what is missing of a batch that may be there, wholly or in parts. Rows of a day that
     * the table may have forgotten cannot be counted: for them its memory of tokens must do.
     *
     * @return true if the table had all of it
     */
    boolean complete(Batch batch) throws StoreException, InterruptedException {
        List<Segment> kept = kept(batch, encoder.table(), batch.segments());
        boolean wasThere = missing(batch, kept).isEmpty();
        if (!wasThere || kept.size() < batch.segments().size()) {
            insert(batch);
            // A token may be known although its part was lost with the server: use another.
            for (Segment segment : missing(batch, kept)) {
                insertUnder(batch, segment, batch.token() + "/again/" + segment.partition());
            }
        }
        for (ViewRepair view : encoder.views()) {
            for (Segment segment : kept(batch, view.name(), kept)) {
                repair(view, batch, segment.partition());
            }
        }
        return wasThere;
    }

    @Override
    public void close() {
        store.close();
        refused.close();
    }

    /** Those of the segments whose rows the table still has if it ever had them. */
    private List<Segment> kept(Batch batch, String table, List<Segment> segments)
            throws StoreException {
        KeepDays keep = store.keepDays(table);
        List<Segment> kept =
                segments.stream()
                        .filter(segment -> !keep.mayBeGone(segment.partition(), clock.instant()))
                        .toList();
        if (kept.size() < segments.size()) {
            LOG.info(
                    "Batch {}: {} keeps {} days and may have dropped rows of it, which are not counted",
                    batch.token(),
                    table,
                    keep.days());
        }
        return kept;
    }

    private List<Segment> missing(Batch batch, List<Segment> segments) throws StoreException {
        List<Segment> missing = new ArrayList<>();
        for (Segment segment : segments) {
            long present =
                    store.number(
                            "SELECT count() FROM %s WHERE %s"
                                    .formatted(
                                            encoder.table(), rowsOf(batch, segment.partition())));
            if (present + refused.count(batch, segment) < segment.rows()) {
                missing.add(segment);
            } else if (present > segment.rows()) {
                throw new IllegalStateException(
                        "Batch %s has %d rows in partition %d but ClickHouse holds %d"
                                .formatted(
                                        batch.token(),
                                        segment.rows(),
                                        segment.partition(),
                                        present));
            }
        }
        return missing;
    }

    private void repair(ViewRepair view, Batch batch, int partition)
            throws StoreException, InterruptedException {
        String rows = rowsOf(batch, partition);
        long balance = store.number(view.balanceQuery(rows));
        if (balance == 0) {
            return;
        }
        int sign = Long.signum(balance);
        String token = "%s/%s/%d/%d".formatted(batch.token(), view.name(), partition, sign);
        store.execute(view.repairInsert(rows, sign), token);
        long left = store.number(view.balanceQuery(rows));
        if (left != 0) {
            throw new IllegalStateException(
                    "View %s differs by %d from its table after the repair of batch %s"
                            .formatted(view.name(), left, batch.token()));
        }
    }

    private void insertUnder(Batch batch, Segment segment, String token)
            throws StoreException, InterruptedException {
        try {
            insert(List.of(segment), token);
        } catch (StoreException e) {
            halve(batch, segment, 0, segment.rows(), e);
        }
    }

    private void insertRange(Batch batch, Segment segment, int from, int to)
            throws StoreException, InterruptedException {
        String token = "%s/%d/%d-%d".formatted(batch.token(), segment.partition(), from, to);
        try {
            insert(List.of(segment.slice(from, to)), token);
        } catch (StoreException e) {
            halve(batch, segment, from, to, e);
        }
    }

    /** Finds the rows that ClickHouse refuses for good; the same halves on every attempt. */
    private void halve(Batch batch, Segment segment, int from, int to, StoreException cause)
            throws StoreException, InterruptedException {
        if (!cause.isPermanent()) {
            throw cause;
        }
        if (to - from == 1) {
            refused.add(batch, segment, from, cause);
            return;
        }
        int middle = (from + to) >>> 1;
        insertRange(batch, segment, from, middle);
        insertRange(batch, segment, middle, to);
    }

    private void insert(List<Segment> segments, String token)
            throws StoreException, InterruptedException {
        List<InputStream> parts =
                segments.stream()
                        .<InputStream>map(segment -> new ByteArrayInputStream(segment.bytes()))
                        .collect(Collectors.toList());
        InputStream rows = new SequenceInputStream(Collections.enumeration(parts));
        store.insert(encoder.table(), columns, rows, token);
    }

    private String rowsOf(Batch batch, int partition) {
        return "%s = %d AND run_id = '%s' AND batch_id = %d"
                .formatted(encoder.partitionExpression(), partition, batch.runId(), batch.number());
    }
}
