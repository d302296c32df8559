/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.drive.Manner;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Brakes at 0.7 g, gets up to speed, brakes again; the phone reports each second meanwhile. */
final class HarshBraking implements Fault {
    /** From this speed one can brake hard for a whole second. */
    static final double FROM_MPS = 9;

    private static final int MIN_BRAKINGS = 2;
    private static final int MAX_BRAKINGS = 5;
    private static final int MAX_MILLIS = 75_000;

    private final Subject subject;
    private final int wanted;
    private final long untilMillis;
    private int done;
    private long firstMillis;
    private long lastMillis;

    HarshBraking(Subject subject, RandomGenerator random, long nowMillis) {
        this.subject = subject;
        this.wanted = random.nextInt(MIN_BRAKINGS + 1, MAX_BRAKINGS + 1);
        this.untilMillis = nowMillis + MAX_MILLIS;
        subject.phone().burst(true);
    }

    @Override
    public boolean tick(long nowMillis) {
        Driving driving = subject.driving();
        boolean isDone = done == wanted && nowMillis >= lastMillis;
        if (isDone || nowMillis >= untilMillis || !driving.isUnderway()) {
            return true;
        }
        if (driving.speedMps() >= FROM_MPS && done < wanted && subject.isSeen()) {
            driving.drive(Manner.BRAKE_HARD);
            done++;
            firstMillis = done == 1 ? nowMillis : firstMillis;
            lastMillis = nowMillis + 1_000;
        } else {
            driving.drive(Manner.PUSH);
        }
        return false;
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.driving().drive(Manner.USUAL);
        subject.phone().burst(false);
        // One that has only been begun is not seen any more.
        int seen = nowMillis < lastMillis ? done - 1 : done;
        return seen < MIN_BRAKINGS
                ? Optional.empty()
                : Optional.of(
                        new Truth(
                                TruthKind.HARSH_BRAKING,
                                subject.vehicle(),
                                firstMillis,
                                Math.min(nowMillis, lastMillis),
                                Map.of("brakings", seen)));
    }
}
