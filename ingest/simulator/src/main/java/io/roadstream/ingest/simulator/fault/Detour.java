/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.traffic.Route;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.Optional;

/** The driver takes a way that is much longer than the one that is left. */
final class Detour implements Fault {
    private static final double MIN_FACTOR = 1.7;
    private static final double MIN_EXTRA_METERS = 800;
    private static final int TRIES = 4;

    private final Subject subject;
    private final long startMillis;
    private final double directMeters;
    private final double meters;
    private final Spot destination;

    private Detour(Subject subject, long nowMillis, double directMeters, Route route) {
        this.subject = subject;
        this.startMillis = nowMillis;
        this.directMeters = directMeters;
        this.meters = route.meters();
        this.destination = route.to();
        subject.driving().follow(route);
    }

    static Optional<Fault> begin(Subject subject, long nowMillis) {
        double direct = subject.driving().leftMeters();
        for (int i = 0; i < TRIES; i++) {
            Route route = subject.drawDetour(nowMillis);
            if (route.meters() > MIN_FACTOR * direct
                    && route.meters() > direct + MIN_EXTRA_METERS) {
                return Optional.of(new Detour(subject, nowMillis, direct, route));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean tick(long nowMillis) {
        return !subject.driving().isUnderway()
                || !subject.driving().destination().equals(destination);
    }

    @Override
    public Optional<Truth> end(long nowMillis) {
        boolean isDone = subject.driving().spot().equals(destination);
        return isDone
                ? Optional.of(
                        new Truth(
                                TruthKind.DETOUR,
                                subject.vehicle(),
                                startMillis,
                                nowMillis,
                                Map.of(
                                        "directMeters",
                                        Math.round(directMeters),
                                        "meters",
                                        Math.round(meters))))
                : Optional.empty();
    }
}
