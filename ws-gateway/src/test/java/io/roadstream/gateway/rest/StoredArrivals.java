/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Estimates and the arrivals that they were about, in ClickHouse, others for each tenant, with all
 * that must not count: pickups, estimates of the last ten minutes, from long before, or corrected.
 */
final class StoredArrivals {
    private static final int ORDERS = 180;
    private static final String WRITER = "generateUUIDv4(), 1";

    private StoredArrivals() {}

    /** One arrival; those without an estimate in force ten minutes before have no error. */
    record Arrived(Instant at, Optional<Long> errorMillis) {}

    static String insert(String tenant) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            rows.addAll(rows(tenant, i, arrival(tenant, i), estimates(tenant, i)));
        }
        return "INSERT INTO etas (tenant, order_id, stop, eta_id, revision, vehicle, p10, p50, p90,"
                + " remaining_m, late_permille, method, ts, ingest_time, run_id, batch_id) VALUES ("
                + String.join("), (", rows)
                + ")";
    }

    /** What happened, by itself: nothing of it is read from ClickHouse. */
    static List<Arrived> of(String tenant) {
        List<Arrived> arrivals = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Instant at = arrival(tenant, i);
            Instant seen = at.minus(Duration.ofMinutes(10));
            Optional<Estimate> inForce = Optional.empty();
            for (Estimate estimate : estimates(tenant, i)) {
                if (!estimate.made().isAfter(seen)
                        && estimate.made().isAfter(seen.minus(Duration.ofHours(1)))) {
                    inForce = Optional.of(estimate);
                }
            }
            arrivals.add(
                    new Arrived(
                            at,
                            inForce.map(
                                    estimate ->
                                            Math.abs(
                                                    Duration.between(at, estimate.p50())
                                                            .toMillis()))));
        }
        return arrivals;
    }

    private record Estimate(Instant made, Instant p50) {}

    /** Over three hours, some of them at the very end of a minute. */
    private static Instant arrival(String tenant, int order) {
        Random random = new Random(31L * order + tenant.hashCode());
        return StoredPast.at(
                order % 9 == 0 ? random.nextInt(180) - 90 : random.nextDouble() * 180 - 90);
    }

    /** In order of time. */
    private static List<Estimate> estimates(String tenant, int order) {
        Random random = new Random(77L * order + tenant.hashCode());
        Instant at = arrival(tenant, order);
        List<Estimate> estimates = new ArrayList<>();
        // Every seventh is known for less than ten minutes, every eleventh was silent for long.
        int from = order % 7 == 0 ? 9 : 40;
        int until = order % 11 == 0 ? 71 : 0;
        for (int minute = from + until; minute > until; minute -= 1 + random.nextInt(4)) {
            estimates.add(
                    new Estimate(
                            at.minus(Duration.ofMinutes(minute)),
                            at.plusMillis((long) (random.nextGaussian() * 180_000))));
        }
        return estimates;
    }

    private static List<String> rows(
            String tenant, int order, Instant at, List<Estimate> estimates) {
        List<String> rows = new ArrayList<>();
        for (Estimate estimate : estimates) {
            Instant wrong = estimate.p50().plusSeconds(4_000);
            rows.add(row(tenant, order, "DROPOFF", 0, wrong, "LEARNED_SPEED", estimate.made()));
            rows.add(
                    row(
                            tenant,
                            order,
                            "DROPOFF",
                            1,
                            estimate.p50(),
                            "LEARNED_SPEED",
                            estimate.made()));
            rows.add(row(tenant, order, "PICKUP", 0, wrong, "LEARNED_SPEED", estimate.made()));
        }
        // It is told when the stop was served.
        rows.add(row(tenant, order, "DROPOFF", 0, at, "ARRIVED", at.plusSeconds(240)));
        rows.add(row(tenant, order, "PICKUP", 0, at, "ARRIVED", at.minusSeconds(900)));
        return rows;
    }

    private static String row(
            String tenant,
            int order,
            String stop,
            int revision,
            Instant p50,
            String method,
            Instant made) {
        return "'%s', 'arrived-%d', '%s', %d, %d, 'v-5', %s, %s, %s, 0, -1, '%s', %s, %s, %s"
                .formatted(
                        tenant,
                        order,
                        stop,
                        made.toEpochMilli(),
                        revision,
                        time(p50),
                        time(p50),
                        time(p50),
                        method,
                        // Some phones are behind, others ahead.
                        time(
                                made.plus(
                                        Duration.ofMinutes(
                                                method.equals("ARRIVED")
                                                        ? 0
                                                        : 12 * (order % 5 - 2)))),
                        time(made),
                        WRITER);
    }

    private static String time(Instant time) {
        return "fromUnixTimestamp64Milli(%d, 'UTC')".formatted(time.toEpochMilli());
    }
}
