/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.roadstream.ingest.cdc.config.CdcConfig;
import io.roadstream.ingest.cdc.database.DatabaseCheck;
import io.roadstream.ingest.cdc.database.DatabaseConfig;
import io.roadstream.ingest.cdc.database.DatabaseSetupException;
import io.roadstream.ingest.cdc.database.SlotStatus;
import io.roadstream.ingest.cdc.kafka.ChangePublisher;
import io.roadstream.ingest.cdc.kafka.StateTopic;
import io.roadstream.ingest.cdc.memory.PublishedMemory;
import io.roadstream.ingest.cdc.memory.TopicReader;
import io.roadstream.ingest.cdc.metrics.CdcMetrics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of capturing, from a look at everything until something fails: checks the database, reads
 * what was published, decides whether a snapshot is needed, then lets Debezium read. {@link #run}
 * belongs to one thread, {@link #stop} to any.
 */
final class Capture {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

    private final CdcConfig config;
    private final CdcMetrics metrics;
    private final CaptureState state;
    private final Clock clock;
    private @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private boolean isStopped;

    Capture(CdcConfig config, CdcMetrics metrics, CaptureState state, Clock clock) {
        this.config = config;
        this.metrics = metrics;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Captures until it is stopped.
     *
     * @throws DatabaseSetupException if the database is not prepared
     * @throws CaptureFailedException if anything else ended it
     */
    void run() throws InterruptedException, SQLException, CaptureFailedException {
        metrics.countStart();
        state.enter(CaptureState.Phase.STARTING);
        try (StateTopic topic = StateTopic.open(config.kafka(), config.stateTopic());
                ChangePublisher publisher = ChangePublisher.start(config.kafka())) {
            requirePrepared();
            PublishedMemory memory = load();
            state.setEntities(memory.size());
            Epoch epoch = begin(topic, memory);
            memory.events().forgetBefore(epoch.since());
            OffsetStore.offer(config.database().slot(), topic);
            ChangeFlow flow = new ChangeFlow(memory, publisher, metrics, state, clock);
            read(new BatchHandler(flow, publisher, topic, epochName(), state, epoch));
        }
    }

    /** Ends the run in order. */
    synchronized void stop() {
        isStopped = true;
        if (engine != null) {
            try {
                engine.close();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("The engine was ending already", e);
            }
        }
    }

    private PublishedMemory load() {
        long start = clock.millis();
        PublishedMemory memory = new TopicReader(config.kafka().toClientProperties()).load();
        LOG.info(
                "{} entities read from their topics in {} ms",
                memory.size(),
                clock.millis() - start);
        return memory;
    }

    /** The epoch to go on with: the last one, or a new one that begins with a snapshot. */
    private Epoch begin(StateTopic topic, PublishedMemory memory)
            throws SQLException, InterruptedException {
        try (Connection connection = config.database().connect()) {
            return begin(connection, topic, memory);
        }
    }

    private Epoch begin(Connection connection, StateTopic topic, PublishedMemory memory)
            throws SQLException, InterruptedException {
        DatabaseConfig database = config.database();
        @Nullable Epoch last = Epoch.parse(topic.get(epochName()));
        Optional<SlotStatus> slot = SlotStatus.find(connection, database);
        String identity = SlotStatus.databaseIdentity(connection, database);
        requireUsable(slot);
        Optional<String> reason =
                SnapshotRule.reason(
                        last, topic.get(OffsetStore.nameOf(database.slot())), slot, identity);
        if (last != null && reason.isEmpty()) {
            LOG.info("Streaming goes on in epoch {}", last.number());
            enter(last, CaptureState.Phase.STREAMING);
            return last;
        }
        int newest = Math.max(last == null ? 0 : last.number(), memory.maxEpoch());
        Epoch epoch = Epoch.begin(last, newest + 1, identity);
        LOG.info("Snapshot {} begins: {}", epoch.number(), reason.orElse("there was none"));
        // In this order: cut short after either, the next start sees an epoch that is not complete.
        topic.put(epochName(), epoch.text());
        topic.put(OffsetStore.nameOf(database.slot()), null);
        if (slot.isPresent()) {
            SlotStatus.drop(connection, database);
        }
        metrics.countSnapshot();
        enter(epoch, CaptureState.Phase.SNAPSHOT);
        return epoch;
    }

    private void requirePrepared() throws SQLException {
        try (Connection connection = config.database().connect()) {
            DatabaseCheck.require(connection, config.database());
        }
    }

    private void requireUsable(Optional<SlotStatus> slot) {
        String name = config.database().slot();
        if (slot.isPresent() && !slot.get().plugin().equals(SlotStatus.PLUGIN)) {
            throw new DatabaseSetupException(
                    "slot %s decodes with %s, not %s; fix: set cdc-slot to another name, or SELECT pg_drop_replication_slot('%s');"
                            .formatted(name, slot.get().plugin(), SlotStatus.PLUGIN, name));
        }
        if (slot.isPresent() && slot.get().isActive()) {
            throw new IllegalStateException(
                    "slot %s is read by another process; it must end first, or set cdc-slot to another name"
                            .formatted(name));
        }
    }

    private void enter(Epoch epoch, CaptureState.Phase phase) {
        state.setEpoch(epoch.number());
        state.enter(phase);
    }

    private void read(BatchHandler handler) throws CaptureFailedException {
        CompletableFuture<Optional<Throwable>> ended = new CompletableFuture<>();
        DebeziumEngine<RecordChangeEvent<SourceRecord>> built =
                DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                        .using(EngineProperties.of(config.database(), config.heartbeat()))
                        .using(
                                (boolean success, String message, Throwable error) ->
                                        ended.complete(
                                                success
                                                        ? Optional.empty()
                                                        : Optional.of(failure(message, error))))
                        .notifying(handler)
                        .build();
        synchronized (this) {
            if (isStopped) {
                return;
            }
            engine = built;
        }
        built.run();
        Optional<Throwable> failure = ended.join();
        synchronized (this) {
            if (failure.isPresent() && !isStopped) {
                throw new CaptureFailedException(failure.get());
            }
        }
    }

    private static Throwable failure(String message, @Nullable Throwable error) {
        return error == null ? new IllegalStateException(message) : error;
    }

    private String epochName() {
        return config.database().slot() + "/epoch";
    }
}
