/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.contract.proto.v1.ServerFrame;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's way to be wrong that the judgement of clients must find. Nothing in the product helps:
 * the client lies, or frames are spoiled between its socket and its picture.
 */
public enum ClientControl {
    /** Hears no delta any more, as if the gateway had forgotten it. */
    DEAF_CLIENT,
    /** Loses every second delta, as if the gateway had dropped it. */
    LOST_DELTAS,
    /** Is told an old delta again, as if the gateway had mixed up its ticks. */
    OLD_DELTA_AGAIN,
    /** Claims to know what it was not told, as if the gateway had skipped it in silence. */
    CLAIMED_OFFSET,
    /** Holds the other tenant's token, as if the gateway mixed tenants up. */
    FOREIGN_TOKEN;

    private static final int REPLAY_AFTER = 10;

    /** As in reports, such as {@code deaf-client}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Does the damage while the loads run. */
    public void damage(Crowd crowd) throws InterruptedException {
        switch (this) {
            case DEAF_CLIENT -> {
                crowd.witness().spoil(f -> f.hasDelta() ? List.of() : List.of(f));
                Crowd.goOn();
            }
            case LOST_DELTAS -> {
                crowd.witness().spoil(losing());
                Crowd.goOn();
            }
            case OLD_DELTA_AGAIN -> {
                crowd.witness().spoil(replay());
                Crowd.goOn();
            }
            case CLAIMED_OFFSET -> {
                crowd.victim().goAway();
                Crowd.goOn();
            }
            case FOREIGN_TOKEN -> {
                crowd.addIntruder();
                Crowd.goOn();
            }
        }
    }

    /** What must be done when the loads stand still. */
    public void damageAfterwards(Crowd crowd) throws InterruptedException {
        if (this == CLAIMED_OFFSET) {
            Crowd.goOn();
            crowd.victim().knowledge().claim(crowd.witness().knowledge().offset());
            crowd.victim().comeBack();
        }
    }

    /** Whether the judgement found damage of this kind. */
    public boolean isFound(ClientVerdict verdict) {
        return switch (this) {
            case DEAF_CLIENT -> verdict.notConverged() > 0;
            case LOST_DELTAS -> verdict.unexplained() + verdict.notConverged() > 0;
            case OLD_DELTA_AGAIN -> verdict.backwards() > 0;
            case CLAIMED_OFFSET -> verdict.silentSkips() > 0;
            case FOREIGN_TOKEN -> verdict.foreign() > 0;
        };
    }

    private static Watcher.Wire losing() {
        AtomicInteger deltas = new AtomicInteger();
        return frame ->
                frame.hasDelta() && deltas.getAndIncrement() % 2 == 0 ? List.of() : List.of(frame);
    }

    private static Watcher.Wire replay() {
        ArrayDeque<ServerFrame> old = new ArrayDeque<>();
        return frame -> {
            if (!frame.hasDelta()) {
                return List.of(frame);
            }
            old.add(frame);
            return old.size() > REPLAY_AFTER ? List.of(frame, old.remove()) : List.of(frame);
        };
    }
}
