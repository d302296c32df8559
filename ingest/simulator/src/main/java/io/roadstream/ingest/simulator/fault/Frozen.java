/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.phone.Disguise;
import io.roadstream.ingest.simulator.phone.Fix;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The receiver repeats its last place while the vehicle drives on. */
final class Frozen implements Fault, Disguise {
    private static final int MIN_MILLIS = 90_000;
    private static final int MAX_MILLIS = 300_000;
    private static final double MIN_MOVED_METERS = 300;

    private final Subject subject;
    private final long startMillis;
    private final long untilMillis;
    private @Nullable Fix fix;
    private long lastMillis;
    private double movedMeters;

    Frozen(Subject subject, RandomGenerator random, long nowMillis) {
        this.subject = subject;
        this.startMillis = nowMillis;
        this.lastMillis = nowMillis;
        this.untilMillis = nowMillis + random.nextInt(MIN_MILLIS, MAX_MILLIS);
        subject.phone().disguise(this);
    }

    @Override
    public Fix apply(long nowMillis, Fix measured) {
        lastMillis = nowMillis;
        if (fix == null) {
            fix = measured;
        }
        return fix;
    }

    @Override
    public boolean tick(long nowMillis) {
        movedMeters += subject.driving().speedMps();
        return nowMillis >= untilMillis;
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.phone().disguise(null);
        return movedMeters < MIN_MOVED_METERS
                ? Optional.empty()
                : Optional.of(
                        new Truth(
                                TruthKind.FROZEN,
                                subject.vehicle(),
                                startMillis,
                                lastMillis,
                                Map.of("movedMeters", Math.round(movedMeters))));
    }
}
