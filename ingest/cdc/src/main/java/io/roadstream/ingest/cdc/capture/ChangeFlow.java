/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.cdc.kafka.ChangePublisher;
import io.roadstream.ingest.cdc.memory.Published;
import io.roadstream.ingest.cdc.memory.PublishedMemory;
import io.roadstream.ingest.cdc.metrics.CdcMetrics;
import io.roadstream.ingest.cdc.row.CapturedTable;
import io.roadstream.ingest.cdc.row.RowContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a change: an event, a tombstone, a dead letter, or nothing if something newer was
 * published. Owned by one thread.
 */
final class ChangeFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFlow.class);
    private static final long FORGET_EVERY_MILLIS = 3_600_000;
    private static final String ACTOR = "roadstream";

    private final PublishedMemory memory;
    private final ChangePublisher publisher;
    private final CdcMetrics metrics;
    private final CaptureState state;
    private final Clock clock;
    private long forgottenMillis;

    /** Commit time of the newest streamed change that waits for Kafka, 0 if none does. */
    private long newestCommitMillis;

    ChangeFlow(
            PublishedMemory memory,
            ChangePublisher publisher,
            CdcMetrics metrics,
            CaptureState state,
            Clock clock) {
        this.memory = memory;
        this.publisher = publisher;
        this.metrics = metrics;
        this.state = state;
        this.clock = clock;
        this.forgottenMillis = clock.millis();
    }

    void take(Change change) {
        if (!change.version().isOfSnapshot()) {
            newestCommitMillis = change.commitTimeMillis();
        }
        try {
            switch (change.operation()) {
                case READ, CREATE, UPDATE -> takeRow(change, change.table());
                case DELETE -> takeDeletion(change);
                case TRUNCATE -> takeTruncation(change);
            }
        } catch (InvalidEventException e) {
            refuse(change, e);
        }
    }

    /** After a snapshot: what was published before it and is not in it was deleted unseen. */
    void deleteMissing(int epoch) {
        for (CapturedTable<?> table : CapturedTable.ENTITIES) {
            List<String> missing = memory.of(table).listMissingFrom(epoch);
            missing.forEach(key -> delete(table, key, ChangeVersion.ofSnapshot(epoch)));
            if (!missing.isEmpty()) {
                LOG.info("{} of {} are gone without a change being seen", missing.size(), table);
            }
        }
    }

    /** Kafka has everything that was taken. */
    void acknowledged() {
        long now = clock.millis();
        if (newestCommitMillis > 0) {
            metrics.observeAge(now - newestCommitMillis);
            newestCommitMillis = 0;
        }
        state.setEntities(memory.size());
        if (now - forgottenMillis > FORGET_EVERY_MILLIS) {
            memory.forgetOld(now);
            forgottenMillis = now;
        }
    }

    private <T> void takeRow(Change change, CapturedTable<T> table) {
        Struct row = change.row();
        if (row == null) {
            throw new IllegalStateException("Debezium says a change of " + table + " without row");
        }
        T event =
                table.read(
                        row,
                        new RowContext(
                                change.version(), change.commitTimeMillis(), clock.millis()));
        if (event instanceof OrderEvent orderEvent) {
            takeOrderEvent(change, orderEvent);
            return;
        }
        String key = table.keyOf(row);
        Published last = memory.of(table).find(key);
        if (!Published.accepts(last, change.version())) {
            metrics.countDropped(table, "older");
            return;
        }
        @Nullable OrderStatus status = null;
        if (event instanceof Order order) {
            status = order.status();
            if (Published.isIllegal(last, change.version(), status)) {
                audit(order, last);
            }
        }
        publisher.publish(table.topic(), event, change.version());
        remember(table, key, change.version(), false, status);
        metrics.countPublished(table, change.operation().name().toLowerCase(Locale.ROOT));
    }

    /** A row of its own is published once of each database; it never changes. */
    private void takeOrderEvent(Change change, OrderEvent event) {
        if (change.operation() == Change.Operation.UPDATE) {
            metrics.countDropped(change.table(), "changed");
        } else if (!memory.events().add(event.eventId(), event.version().epoch())) {
            metrics.countDropped(change.table(), "older");
        } else {
            publisher.publish(CapturedTable.ORDER_EVENTS.topic(), event, event.version());
            metrics.countPublished(
                    change.table(), change.operation().name().toLowerCase(Locale.ROOT));
        }
    }

    private void takeDeletion(Change change) {
        if (change.table().isLog()) {
            // What happened has happened: somebody only cleans up.
            metrics.countDropped(change.table(), "deleted");
            return;
        }
        Struct row = change.key();
        if (row == null) {
            throw new IllegalStateException("Debezium says a deletion without key");
        }
        String key = change.table().keyOf(row);
        if (Published.accepts(memory.of(change.table()).find(key), change.version())) {
            delete(change.table(), key, change.version());
        } else {
            metrics.countDropped(change.table(), "older");
        }
    }

    private void takeTruncation(Change change) {
        if (change.table().isLog()) {
            metrics.countDropped(change.table(), "deleted");
            return;
        }
        memory.of(change.table())
                .listOlderThan(change.version())
                .forEach(key -> delete(change.table(), key, change.version()));
    }

    private void delete(CapturedTable<?> table, String key, ChangeVersion version) {
        publisher.publishTombstone(table.topic(), key, version);
        remember(table, key, version, true, null);
        metrics.countPublished(table, "delete");
    }

    private void remember(
            CapturedTable<?> table,
            String key,
            ChangeVersion version,
            boolean isDeleted,
            @Nullable OrderStatus status) {
        memory.of(table).remember(key, new Published(version, isDeleted, status, clock.millis()));
    }

    /**
     * Writes down an illegal transition, and waits: once the order itself is on Kafka, the change
     * would not be looked at again after a crash.
     */
    private void audit(Order order, @Nullable Published last) {
        ChangeVersion version = order.version();
        OrderStatus from = last == null ? null : last.status();
        String eventId =
                "illegal:%d-%x-%x"
                        .formatted(version.epoch(), version.commitLsn(), version.changeLsn());
        metrics.countIllegal(from, order.status());
        if (!memory.events().add(eventId, version.epoch())) {
            return;
        }
        Envelope envelope = order.envelope();
        publisher.publish(
                CapturedTable.ORDER_EVENTS.topic(),
                new OrderEvent(
                        envelope,
                        eventId,
                        version,
                        OrderEventKind.ILLEGAL_TRANSITION,
                        ACTOR,
                        "%s to %s".formatted(word(from), word(order.status()))),
                version);
        publisher.awaitAll();
    }

    /** A row that is a dead letter is still there: its last good state stays on the topic. */
    private void refuse(Change change, InvalidEventException refusal) {
        publisher.publish(RefusedChange.letter(change, refusal, clock.millis()));
        metrics.countRefused(change.table(), refusal.reason());
        if (change.version().isOfSnapshot() && !change.table().isLog()) {
            RefusedChange.findKey(change).ifPresent(memory.of(change.table())::rememberUnreadable);
        }
    }

    private static String word(@Nullable OrderStatus status) {
        return status == null ? "nothing" : status.name().toLowerCase(Locale.ROOT);
    }
}
