/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.drive.Manner;
import io.roadstream.ingest.simulator.phone.Sky;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Much faster than the limit for a minute or two. */
final class Speeding implements Fault {
    /** Below it a street is too narrow to be fast on. */
    static final double MIN_LIMIT_MPS = 12;

    /** Most that is driven, as a multiple of the limit. */
    static final double MAX_FACTOR = 1.8;

    private static final double MIN_FACTOR = 1.4;

    /** From here on it counts. */
    private static final double OVER = 1.2;

    private static final double EASE_PER_SECOND = 0.1;
    private static final double EASE_LEFT_METERS = 300;
    private static final int MIN_SECONDS_OVER = 5;
    private static final int MIN_MILLIS = 60_000;
    private static final int MAX_MILLIS = 150_000;

    private final Subject subject;
    private final long untilMillis;
    private double factor;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis;
    private int secondsOver;
    private double maxSpeedMps;
    private double limitMps;

    Speeding(Subject subject, RandomGenerator random, long nowMillis) {
        this.subject = subject;
        this.factor = random.nextDouble(MIN_FACTOR, MAX_FACTOR);
        this.untilMillis = nowMillis + random.nextInt(MIN_MILLIS, MAX_MILLIS);
        subject.driving().drive(Manner.speeding(factor));
    }

    @Override
    public boolean tick(long nowMillis) {
        Driving driving = subject.driving();
        boolean isOver = driving.speedMps() > OVER * subject.limitMps();
        if (isOver && subject.sky() != Sky.TUNNEL) {
            firstMillis = Math.min(firstMillis, nowMillis);
            lastMillis = nowMillis;
            secondsOver++;
            if (driving.speedMps() > maxSpeedMps) {
                maxSpeedMps = driving.speedMps();
                limitMps = subject.limitMps();
            }
        }
        boolean isEasing = nowMillis >= untilMillis || driving.leftMeters() < EASE_LEFT_METERS;
        if (isEasing && factor > 1) {
            factor -= EASE_PER_SECOND;
            driving.drive(Manner.speeding(Math.max(1, factor)));
        }
        return factor <= 1 || !driving.isUnderway();
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.driving().drive(Manner.USUAL);
        return secondsOver < MIN_SECONDS_OVER
                ? Optional.empty()
                : Optional.of(
                        new Truth(
                                TruthKind.SPEEDING,
                                subject.vehicle(),
                                firstMillis,
                                lastMillis,
                                Map.of(
                                        "maxSpeedMps",
                                        Math.round(maxSpeedMps * 10) / 10.0,
                                        "limitMps",
                                        Math.round(limitMps * 10) / 10.0)));
    }
}
