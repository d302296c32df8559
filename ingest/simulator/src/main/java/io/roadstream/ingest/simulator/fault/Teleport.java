/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.phone.Disguise;
import io.roadstream.ingest.simulator.phone.Fix;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One to three reports from a place that is far away. */
final class Teleport implements Fault, Disguise {
    private static final double MIN_METERS = 3_000;
    private static final double MAX_METERS = 40_000;
    private static final int MAX_REPORTS = 3;

    private final Subject subject;
    private final int reports;
    private final double meters;
    private final double angle;
    private int done;
    private long firstMillis;
    private long lastMillis;

    Teleport(Subject subject, RandomGenerator random) {
        this.subject = subject;
        this.reports = 1 + random.nextInt(MAX_REPORTS);
        this.meters = random.nextDouble(MIN_METERS, MAX_METERS);
        this.angle = random.nextDouble(2 * Math.PI);
        subject.phone().disguise(this);
    }

    @Override
    public Fix apply(long nowMillis, Fix measured) {
        firstMillis = done == 0 ? nowMillis : firstMillis;
        lastMillis = nowMillis;
        done++;
        return new Fix(
                measured.place()
                        .plus(meters * StrictMath.sin(angle), meters * StrictMath.cos(angle)),
                measured.speedMps(),
                measured.headingDeg());
    }

    @Override
    public boolean tick(long nowMillis) {
        return done >= reports;
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.phone().disguise(null);
        return done == 0
                ? Optional.empty()
                : Optional.of(
                        new Truth(
                                TruthKind.TELEPORT,
                                subject.vehicle(),
                                firstMillis,
                                lastMillis,
                                Map.of("meters", Math.round(meters), "reports", done)));
    }
}
