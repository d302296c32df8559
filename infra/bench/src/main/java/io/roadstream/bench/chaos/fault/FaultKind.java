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
    KILL_INGEST("kill -9 of ingest");

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

    /** What seeds go through in turn; of the kinds in one turn each takes every so many rounds. */
    public static List<List<FaultKind>> turns() {
        return Arrays.stream(values()).map(List::of).toList();
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
        };
    }
}
