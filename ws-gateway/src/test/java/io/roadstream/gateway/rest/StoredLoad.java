/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Orders that come and go, with estimates of them, in ClickHouse, others for each of two tenants,
 * with all that must not count: pickups, corrected estimates, estimates that are too old, deleted
 * and forgotten orders.
 */
final class StoredLoad {
    static final List<String> TENANTS = List.of("busy", "calm");

    private static final int ORDERS = 90;
    private static final Duration FORGOTTEN = Duration.ofDays(2);
    private static final Duration IN_FORCE = Duration.ofMinutes(20);
    private static final int AT_RISK_PERMILLE = 300;
    private static final String WRITER = "generateUUIDv4(), 1";

    private StoredLoad() {}

    /** What was of a tenant's orders at a moment. */
    record Count(int open, int unassigned, int lateRisk) {}

    private record State(Instant since, String status, boolean isDeleted) {}

    private record Estimate(Instant made, int permille) {}

    private record Order(
            String id, @Nullable Instant due, List<State> states, List<Estimate> estimates) {
        State at(Instant moment) {
            State newest = new State(Instant.MIN, "", true);
            for (State state : states) {
                newest = state.since().isAfter(moment) ? newest : state;
            }
            return newest;
        }

        boolean isAtRisk(Instant moment) {
            if (due == null) {
                return false;
            }
            Estimate newest = new Estimate(Instant.MIN, 0);
            for (Estimate estimate : estimates) {
                newest = estimate.made().isAfter(moment) ? newest : estimate;
            }
            boolean isInForce = newest.made().isAfter(moment.minus(IN_FORCE));
            return moment.isAfter(due) || (isInForce && newest.permille() >= AT_RISK_PERMILLE);
        }
    }

    /** What happened, by itself: nothing of it is read from ClickHouse. */
    static Count at(String tenant, Instant moment, Instant from) {
        int open = 0;
        int unassigned = 0;
        int lateRisk = 0;
        for (Order order : orders(tenant)) {
            State state = order.at(moment);
            boolean isOpen = !state.isDeleted() && !state.status().equals("DELIVERED");
            if (isOpen && state.since().isAfter(from.minus(FORGOTTEN))) {
                open++;
                unassigned += state.status().equals("CREATED") ? 1 : 0;
                lateRisk += order.isAtRisk(moment) ? 1 : 0;
            }
        }
        return new Count(open, unassigned, lateRisk);
    }

    static List<String> inserts(String tenant) {
        List<String> states = new ArrayList<>();
        List<String> estimates = new ArrayList<>();
        for (Order order : orders(tenant)) {
            for (int i = 0; i < order.states().size(); i++) {
                states.add(state(tenant, order, i));
            }
            for (int i = 0; i < order.estimates().size(); i++) {
                Estimate estimate = order.estimates().get(i);
                int wrong = 1_000 - estimate.permille();
                estimates.add(estimate(tenant, order, "DROPOFF", 2 * i, 0, wrong));
                estimates.add(estimate(tenant, order, "DROPOFF", 2 * i, 1, estimate.permille()));
                estimates.add(estimate(tenant, order, "PICKUP", 2 * i + 1, 0, wrong));
            }
        }
        return List.of(
                "INSERT INTO orders (tenant, order_id, epoch, commit_lsn, change_lsn, deleted, ts,"
                        + " ingest_time, status, dropoff_until, run_id, batch_id) VALUES ("
                        + String.join("), (", states)
                        + ")",
                "INSERT INTO etas (tenant, order_id, stop, eta_id, revision, vehicle, p10, p50,"
                        + " p90, remaining_m, late_permille, method, ts, ingest_time, run_id,"
                        + " batch_id) VALUES ("
                        + String.join("), (", estimates)
                        + ")");
    }

    private static List<Order> orders(String tenant) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(order(tenant, i, new Random(53L * i + tenant.hashCode())));
        }
        orders.add(
                new Order(
                        "forgotten",
                        StoredPast.at(0),
                        List.of(new State(StoredPast.at(-3 * 1_440), "ASSIGNED", false)),
                        List.of()));
        return orders;
    }

    /** Some begin and end on a whole minute, some are never given to anybody, some never end. */
    private static Order order(String tenant, int number, Random random) {
        double created = number % 6 == 0 ? random.nextInt(120) : random.nextDouble() * 150 - 60;
        double assigned = created + random.nextDouble() * 12;
        double ended = number % 5 == 0 ? 10_000 : assigned + 5 + random.nextDouble() * 50;
        List<State> states = new ArrayList<>();
        states.add(new State(StoredPast.at(created), "CREATED", false));
        if (number % 8 == 3) {
            states.add(new State(StoredPast.at(ended), "", true));
        } else {
            states.add(new State(StoredPast.at(assigned), "ASSIGNED", false));
            states.add(new State(StoredPast.at(assigned + 3), "DELIVERING", false));
            states.add(new State(StoredPast.at(ended), "DELIVERED", false));
        }
        List<Estimate> estimates = new ArrayList<>();
        // Some fall silent while their order goes on.
        double silent = number % 4 == 1 ? assigned + 6 : ended;
        for (double minute = assigned;
                minute < Math.min(silent, assigned + 90);
                minute += 1 + random.nextInt(4)) {
            estimates.add(new Estimate(StoredPast.at(minute), random.nextInt(600)));
        }
        return new Order(
                tenant + "-load-" + number,
                number % 7 == 2 ? null : StoredPast.at(created + 20 + random.nextInt(60)),
                states,
                estimates);
    }

    private static String state(String tenant, Order order, int version) {
        State state = order.states().get(version);
        return "'%s', '%s', 1, %d, 0, %d, %s, %s, '%s', %s, %s"
                .formatted(
                        tenant,
                        order.id(),
                        version,
                        state.isDeleted() ? 1 : 0,
                        time(state.since()),
                        time(state.since()),
                        state.status(),
                        order.due() == null ? "0" : time(order.due()),
                        WRITER);
    }

    private static String estimate(
            String tenant, Order order, String stop, int id, int revision, int permille) {
        Instant made = order.estimates().get(id / 2).made();
        // Some phones are behind, others ahead.
        Instant phone = made.plus(Duration.ofMinutes(12L * (id % 5 - 2)));
        return "'%s', '%s', '%s', %d, %d, 'v-5', %s, %s, %s, 0, %d, 'LEARNED_SPEED', %s, %s, %s"
                .formatted(
                        tenant,
                        order.id(),
                        stop,
                        made.toEpochMilli() * 2 + id % 2,
                        revision,
                        time(made),
                        time(made),
                        time(made),
                        permille,
                        time(phone),
                        time(made),
                        WRITER);
    }

    private static String time(Instant time) {
        return "fromUnixTimestamp64Milli(%d, 'UTC')".formatted(time.toEpochMilli());
    }
}
