/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.Reason;
import io.roadstream.jobs.runtime.DeadLetterWriter;
import io.roadstream.jobs.runtime.KafkaConfig;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Rows that ClickHouse refuses for good. Each goes to the dead letters, acknowledged by Kafka,
 * before the batch counts as committed; at least once, since a restart may refuse it again.
 */
final class RefusedRows implements AutoCloseable {
    private final DeadLetterWriter letters;
    private final String source;
    private final Clock clock;
    private final Set<String> refused = new HashSet<>();

    RefusedRows(KafkaConfig kafka, String source, Clock clock) {
        this.letters = new DeadLetterWriter(kafka);
        this.source = source;
        this.clock = clock;
    }

    /** Sends the row away and waits for Kafka's acknowledgement. */
    void add(Batch batch, Segment segment, int row, StoreException cause)
            throws StoreException, InterruptedException {
        byte[] bytes = segment.slice(row, row + 1).bytes();
        DeadLetter letter =
                new DeadLetter(
                        "",
                        "%s/%s/%d/%d".formatted(source, batch.token(), segment.partition(), row),
                        Reason.REFUSED_BY_STORE,
                        String.valueOf(cause.getMessage()),
                        clock.millis(),
                        bytes,
                        bytes.length);
        try {
            letters.write(letter);
        } catch (ExecutionException e) {
            throw StoreException.of(e);
        }
        refused.add(letter.source());
    }

    /** Rows of the segment that were refused since this committer began. */
    long count(Batch batch, Segment segment) {
        String prefix = "%s/%s/%d/".formatted(source, batch.token(), segment.partition());
        return refused.stream().filter(entry -> entry.startsWith(prefix)).count();
    }

    @Override
    public void close() {
        letters.close();
    }
}
