/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.phone.Disguise;
import io.roadstream.ingest.simulator.phone.Fix;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A made-up drive: an app that sends a smooth circle some kilometres away, without noise. */
final class Spoof implements Fault, Disguise {
    private static final double MIN_METERS = 2_000;
    private static final double MAX_METERS = 6_000;
    private static final double RADIUS_METERS = 300;
    private static final double SPEED_MPS = 10;
    private static final int MIN_MILLIS = 180_000;
    private static final int MAX_MILLIS = 480_000;

    private final Subject subject;
    private final PlanePoint centre;
    private final double meters;
    private final long startMillis;
    private final long untilMillis;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis;

    Spoof(Subject subject, RandomGenerator random, long nowMillis) {
        this.subject = subject;
        this.startMillis = nowMillis;
        this.untilMillis = nowMillis + random.nextInt(MIN_MILLIS, MAX_MILLIS);
        this.meters = random.nextDouble(MIN_METERS, MAX_METERS);
        double angle = random.nextDouble(2 * Math.PI);
        this.centre =
                subject.driving()
                        .place()
                        .plus(meters * StrictMath.sin(angle), meters * StrictMath.cos(angle));
        subject.phone().disguise(this);
    }

    @Override
    public Fix apply(long nowMillis, Fix measured) {
        firstMillis = Math.min(firstMillis, nowMillis);
        lastMillis = nowMillis;
        double angle = (nowMillis - startMillis) / 1e3 * SPEED_MPS / RADIUS_METERS;
        PlanePoint place =
                centre.plus(
                        RADIUS_METERS * StrictMath.sin(angle),
                        RADIUS_METERS * StrictMath.cos(angle));
        double heading = (Math.toDegrees(angle) + 90) % 360;
        return new Fix(place, SPEED_MPS, heading);
    }

    @Override
    public boolean tick(long nowMillis) {
        return nowMillis >= untilMillis;
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        subject.phone().disguise(null);
        return firstMillis > lastMillis
                ? Optional.empty()
                : Optional.of(
                        new Truth(
                                TruthKind.SPOOF,
                                subject.vehicle(),
                                firstMillis,
                                lastMillis,
                                Map.of("meters", Math.round(meters))));
    }
}
