/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.truth.Truth;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When which fault befalls one vehicle: a Poisson process; a fault for which the vehicle is not in
 * the state is tried each second for ten minutes. For one thread.
 */
public final class FaultSchedule {
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final long TRY_FOR_MILLIS = 600_000;

    private final Subject subject;
    private final double perHour;
    private final RandomGenerator random;
    private FaultKind nextKind;
    private long nextMillis;
    private @Nullable Fault active;

    /**
     * Draws the first fault.
     *
     * @param perHour mean number an hour of this vehicle
     */
    public FaultSchedule(Subject subject, double perHour, RandomGenerator random, long nowMillis) {
        if (!(perHour >= 0)) {
            throw new IllegalArgumentException("faults an hour must be 0 or more, was " + perHour);
        }
        this.subject = subject;
        this.perHour = perHour;
        this.random = random;
        this.nextKind = FaultKind.draw(random);
        this.nextMillis = drawMillis(nowMillis);
    }

    /** A second of work goes by; what is over now. */
    public Optional<Truth> tick(long nowMillis) {
        Fault fault = active;
        if (fault == null) {
            tryNext(nowMillis);
            return Optional.empty();
        }
        return fault.tick(nowMillis) ? end(nowMillis) : Optional.empty();
    }

    /** Work ends, and with it what was wrong. */
    public Optional<Truth> end(long nowMillis) {
        Fault fault = active;
        active = null;
        return fault == null ? Optional.empty() : fault.end(nowMillis);
    }

    /** Whether something is wrong now. */
    public boolean isActive() {
        return active != null;
    }

    private void tryNext(long nowMillis) {
        if (nowMillis < nextMillis) {
            return;
        }
        Optional<Fault> begun = nextKind.begin(subject, random, nowMillis);
        begun.ifPresent(fault -> active = fault);
        if (begun.isPresent() || nowMillis > nextMillis + TRY_FOR_MILLIS) {
            nextKind = FaultKind.draw(random);
            nextMillis = drawMillis(nowMillis);
        }
    }

    private long drawMillis(long nowMillis) {
        double hours = -StrictMath.log(1 - random.nextDouble()) / perHour;
        double millis = hours * MILLIS_PER_HOUR;
        return millis < Long.MAX_VALUE / 2.0 ? nowMillis + (long) millis : Long.MAX_VALUE;
    }
}
