/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every fault, in the order in which seeds go through them. */
public enum FaultKind {
    KILL_FLINK("kill -9 of Flink"),
    KILL_KAFKA("kill -9 of Kafka"),
    KILL_CLICKHOUSE("kill -9 of ClickHouse"),
    KILL_INGEST("kill -9 of ingest"),
    KILL_GATEWAY("kill -9 of the gateway"),
    KILL_CDC("kill -9 of the capture of orders"),
    KILL_POSTGRES("kill -9 of the order database"),
    KILL_EVERYTHING("kill -9 of all parts right after a checkpoint"),
    PAUSE_FLINK("SIGSTOP of Flink for 20 s"),
    PAUSE_KAFKA("SIGSTOP of Kafka for 20 s"),
    PAUSE_CLICKHOUSE("SIGSTOP of ClickHouse for 20 s"),
    PAUSE_INGEST("SIGSTOP of ingest for 20 s"),
    PAUSE_GATEWAY("SIGSTOP of the gateway for 20 s"),
    PAUSE_CDC("SIGSTOP of the capture of orders for 20 s"),
    SLOT_DROPPED("the slot of the capture is dropped while orders change and are deleted"),
    DROP_INSERT_REPLY("inserts are taken, their replies lost"),
    CLICKHOUSE_DOWN("ClickHouse is down for 2 minutes"),
    CHECKPOINTS_UNWRITABLE("the folder of checkpoints is a plain file for a while"),
    CHECKPOINTS_DELETED(
            "the folder of checkpoints is gone at a start, after a kill and after a drain");

    private final String meaning;

    FaultKind(String meaning) {
        this.meaning = meaning;
    }

    /** As in options and reports, such as {@code kill-flink}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /** Whether the gateway dies of it, so that none of its clients can go on. */
    public boolean endsTheGateway() {
        return this == KILL_GATEWAY || this == KILL_EVERYTHING;
    }

    /** What seeds go through in turn; of the kinds in one turn each takes every so many rounds. */
    public static List<List<FaultKind>> turns() {
        return List.of(
                List.of(KILL_FLINK),
                List.of(KILL_KAFKA),
                List.of(KILL_CLICKHOUSE),
                List.of(KILL_INGEST),
                List.of(KILL_GATEWAY),
                List.of(KILL_CDC),
                List.of(KILL_POSTGRES),
                List.of(KILL_EVERYTHING),
                List.of(
                        PAUSE_FLINK,
                        PAUSE_KAFKA,
                        PAUSE_CLICKHOUSE,
                        PAUSE_INGEST,
                        PAUSE_GATEWAY,
                        PAUSE_CDC),
                List.of(SLOT_DROPPED),
                List.of(DROP_INSERT_REPLY),
                List.of(CLICKHOUSE_DOWN),
                List.of(CHECKPOINTS_UNWRITABLE),
                List.of(CHECKPOINTS_DELETED));
    }

    /** The kind of this {@link #text()}. */
    public static Optional<FaultKind> find(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** Strikes, and returns when what it held broken is mended. */
    public Trace play(Scene scene) throws IOException, InterruptedException {
        return script().play(scene);
    }

    private FaultScript script() {
        return switch (this) {
            case KILL_FLINK -> new KillPart(ChaosStack::flink);
            case KILL_KAFKA -> new KillPart(ChaosStack::kafka);
            case KILL_CLICKHOUSE -> new KillPart(ChaosStack::clickHouse);
            case KILL_INGEST -> new KillPart(ChaosStack::ingest);
            case KILL_GATEWAY -> new KillPart(ChaosStack::gateway);
            case KILL_CDC -> new KillPart(stack -> stack.orders().cdc());
            case KILL_POSTGRES -> new KillPostgres();
            case KILL_EVERYTHING -> new KillEverything();
            case PAUSE_FLINK -> new PausePart(ChaosStack::flink);
            case PAUSE_KAFKA -> new PausePart(ChaosStack::kafka);
            case PAUSE_CLICKHOUSE -> new PausePart(ChaosStack::clickHouse);
            case PAUSE_INGEST -> new PausePart(ChaosStack::ingest);
            case PAUSE_GATEWAY -> new PausePart(ChaosStack::gateway);
            case PAUSE_CDC -> new PausePart(stack -> stack.orders().cdc());
            case SLOT_DROPPED -> new SlotDropped();
            case DROP_INSERT_REPLY -> new DropInsertReply();
            case CLICKHOUSE_DOWN -> new ClickHouseDown();
            case CHECKPOINTS_UNWRITABLE -> new CheckpointsUnwritable();
            case CHECKPOINTS_DELETED -> new CheckpointsDeleted();
        };
    }
}
