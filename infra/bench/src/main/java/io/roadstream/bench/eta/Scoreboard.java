/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Eta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps estimates until their vehicle arrives, then knows how wrong they were. */
final class Scoreboard {
    private final long fromMillis;
    private final Map<Promise, List<Pending>> pending = new HashMap<>();
    private final Map<Promise, Long> came = new HashMap<>();
    private final List<Double> seenErrorSeconds = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();
    private long told;
    private long arrivals;
    private long unannounced;

    /** Whose arrival where. */
    private record Promise(String order, String stop, String vehicle) {}

    /** An estimate that waits for its truth. */
    private record Pending(
            long toldMillis, ArrivalInterval arrival, Baselines.Arrivals baselines) {}

    /** An estimate and the truth, UTC milliseconds. */
    record Judged(
            long toldMillis,
            ArrivalInterval arrival,
            Baselines.Arrivals baselines,
            long truthMillis) {}

    /** Scores what is told from then on. */
    Scoreboard(long fromMillis) {
        this.fromMillis = fromMillis;
    }

    void told(Eta eta, long nowMillis, Baselines.Arrivals baselines) {
        if (nowMillis < fromMillis) {
            return;
        }
        told++;
        Promise promise = promise(eta);
        pending.computeIfAbsent(promise, key -> new ArrayList<>())
                .add(new Pending(nowMillis, eta.arrival(), baselines));
    }

    /** The job says when a vehicle came to a stop that is made now. */
    void seen(Eta arrival) {
        Long truth = came.remove(promise(arrival));
        if (truth != null) {
            seenErrorSeconds.add(Math.abs(arrival.arrival().p50Millis() - truth) / 1e3);
        }
    }

    void arrived(String order, String stop, String vehicle, long truthMillis) {
        List<Pending> estimates = pending.remove(new Promise(order, stop, vehicle));
        if (truthMillis >= fromMillis) {
            came.put(new Promise(order, stop, vehicle), truthMillis);
            arrivals++;
            unannounced += estimates == null ? 1 : 0;
        }
        if (estimates == null) {
            return;
        }
        for (Pending one : estimates) {
            judged.add(new Judged(one.toldMillis(), one.arrival(), one.baselines(), truthMillis));
        }
    }

    /** Those that had an arrival after they were told. */
    List<Judged> judged() {
        return judged;
    }

    /** Arrivals at stops. */
    long arrivals() {
        return arrivals;
    }

    /** Absolute errors of arrivals that the job saw, seconds, the smallest first. */
    double[] seenErrorSeconds() {
        return seenErrorSeconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** Those of them that nothing was told of before. */
    long unannounced() {
        return unannounced;
    }

    private static Promise promise(Eta eta) {
        return new Promise(
                eta.envelope().entityId(),
                eta.stop().name().toLowerCase(Locale.ROOT),
                eta.vehicleId());
    }

    /** All that were told, also of stops that nobody came to. */
    long told() {
        return told;
    }
}
