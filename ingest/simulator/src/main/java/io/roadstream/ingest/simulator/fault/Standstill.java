/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.drive.Manner;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The vehicle stands on the street: without a reason, broken down, or since its driver needs help.
 */
final class Standstill implements Fault {
    private final TruthKind kind;
    private final Subject subject;
    private final long startMillis;
    private final long untilMillis;
    private final String call;
    private final int ordersGivenUp;
    private long stoodMillis = Long.MAX_VALUE;

    private Standstill(TruthKind kind, Subject subject, long startMillis, long untilMillis) {
        this.kind = kind;
        this.subject = subject;
        this.startMillis = startMillis;
        this.untilMillis = untilMillis;
        this.call = kind == TruthKind.SOS ? subject.callForHelp(startMillis) : "";
        this.ordersGivenUp = kind == TruthKind.BREAKDOWN ? subject.breakDown(startMillis) : 0;
        subject.driving().drive(Manner.HALT);
    }

    static Standstill of(TruthKind kind, Subject subject, RandomGenerator random, long nowMillis) {
        boolean isBreakdown = kind == TruthKind.BREAKDOWN;
        int minutes = isBreakdown ? random.nextInt(20, 45) : random.nextInt(4, 10);
        return new Standstill(kind, subject, nowMillis, nowMillis + minutes * 60_000L);
    }

    @Override
    public boolean tick(long nowMillis) {
        if (subject.driving().speedMps() == 0) {
            stoodMillis = Math.min(stoodMillis, nowMillis);
        }
        return nowMillis >= untilMillis;
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.driving().drive(Manner.USUAL);
        if (kind == TruthKind.SOS) {
            subject.endCallForHelp(call, nowMillis);
        } else if (kind == TruthKind.BREAKDOWN) {
            subject.recover(nowMillis);
        }
        boolean isSeen = kind != TruthKind.UNEXPECTED_STOP || stoodMillis < nowMillis;
        long start = kind == TruthKind.UNEXPECTED_STOP ? stoodMillis : startMillis;
        return isSeen
                ? Optional.of(new Truth(kind, subject.vehicle(), start, nowMillis, details()))
                : Optional.empty();
    }

    private Map<String, Object> details() {
        if (kind == TruthKind.SOS) {
            return Map.of("id", call);
        }
        return kind == TruthKind.BREAKDOWN ? Map.of("orders", ordersGivenUp) : Map.of();
    }
}
