/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.domain.identity.StableHash;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.StoredRows;
import io.roadstream.jobs.fixtures.Stack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The views of orders and estimates against the same worked out in Java, over seeded data with
 * versions that come twice and in any order.
 */
class OrderViewsIT {
    private static final long SEED = 4;
    private static final int ORDERS = 300;
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    private static final List<OrderChange> CHANGES = new ArrayList<>();
    private static final List<OrderEvent> EVENTS = new ArrayList<>();
    private static final List<Eta> ETAS = new ArrayList<>();

    /** When vehicles really came, by order and stop. */
    private static final Map<String, Long> CAME = new TreeMap<>();

    @TempDir static Path data;
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
        Random random = new Random(SEED);
        for (int i = 0; i < ORDERS; i++) {
            generate("o-%03d".formatted(i), random);
        }
        storeShuffled(new OrderRow(), CHANGES, random);
        storeShuffled(new OrderEventRow(), EVENTS, random);
        storeShuffled(new EtaRow(), ETAS, random);
        ETAS.removeIf(eta -> eta.method() == EtaMethod.ARRIVED);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void eachOrderIsItsNewestVersionWithTheTimesOfItsEvents() {
        String expected =
                CHANGES.stream()
                        .collect(
                                Collectors.groupingBy(
                                        change -> change.state().envelope().entityId(),
                                        TreeMap::new,
                                        Collectors.toList()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(c -> c.order() != null))
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));

        assertThat(
                        stack.sql(
                                """
                                SELECT order_id, status, customer, driver, price_minor, currency,
                                    toUnixTimestamp64Milli(dropoff_until), states, is_deleted,
                                    toUnixTimestamp64Milli(updated), toUnixTimestamp64Milli(assigned),
                                    toUnixTimestamp64Milli(picked_up), toUnixTimestamp64Milli(delivered),
                                    to_assign_s, to_pickup_s, to_dropoff_s, total_s, on_time, late_s
                                FROM v_orders WHERE tenant = 'acme' ORDER BY order_id"""))
                .isEqualTo(expected);
    }

    @Test
    void eachEventIsThereOnce() {
        long distinct = EVENTS.stream().map(OrderEvent::eventId).distinct().count();

        assertThat(EVENTS).hasSizeGreaterThan((int) distinct);
        assertThat(
                        stack.sql(
                                "SELECT count(), uniqExact(event_id), countIf(kind = 'DELIVERED')"
                                        + " FROM v_order_events WHERE tenant = 'acme'"))
                .isEqualTo(
                        "%d\t%d\t%d"
                                .formatted(
                                        distinct,
                                        distinct,
                                        EVENTS.stream()
                                                .filter(e -> e.kind() == OrderEventKind.DELIVERED)
                                                .map(OrderEvent::eventId)
                                                .distinct()
                                                .count()));
    }

    @Test
    void eachEstimateIsItsNewestRevision() {
        Map<Long, Eta> newest = newestEtas();

        assertThat(
                        stack.sql(
                                "SELECT count(), sum(revision), sum(toUnixTimestamp64Milli(p50)),"
                                        + " countIf(late_probability IS NULL) FROM v_etas WHERE tenant ="
                                        + " 'acme'"))
                .isEqualTo(
                        "%d\t%d\t%d\t%d"
                                .formatted(
                                        newest.size(),
                                        newest.values().stream().mapToInt(Eta::revision).sum(),
                                        newest.values().stream()
                                                .mapToLong(eta -> eta.arrival().p50Millis())
                                                .sum(),
                                        newest.values().stream()
                                                .filter(eta -> eta.latePermille() == null)
                                                .count()));
    }

    @Test
    void aVehicleCameWhenItWasSeenNotWhenTheStopWasDone() {
        assertThat(
                        stack.sql(
                                "SELECT concat(order_id, ' ', stop), toUnixTimestamp64Milli(arrived),"
                                        + " vehicle FROM v_arrivals WHERE tenant = 'acme'"
                                        + " ORDER BY order_id, stop"))
                .isEqualTo(
                        CAME.entrySet().stream()
                                .map(one -> one.getKey() + '\t' + one.getValue() + "\tvan-1")
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void estimatesThatWereRightAreRightThoughGoodsWereWaitedFor() throws Exception {
        List<Eta> told = new ArrayList<>();
        List<OrderEvent> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String id = "right-" + i;
            long came = START + i * MINUTE;
            for (int minutes = 1; minutes <= 5; minutes++) {
                told.add(eta("waiting", id, came - minutes * MINUTE, came, 30_000));
            }
            told.add(arrival("waiting", id, StopKind.PICKUP, came, came + 7 * MINUTE));
            events.add(pickedUp("waiting", id, came + 7 * MINUTE));
        }
        StoredRows.store(stack, new EtaRow(), told);
        StoredRows.store(stack, new OrderEventRow(), events);

        assertThat(
                        stack.sql(
                                "SELECT sum(estimates), max(abs(bias_s)), min(inside_share),"
                                        + " max(p90_abs_error_s) FROM v_eta_accuracy WHERE tenant ="
                                        + " 'waiting'"))
                .isEqualTo("250\t0\t1\t0");
        assertThat(
                        stack.sql(
                                "SELECT count(), countIf(method = 'ARRIVED') FROM v_etas WHERE"
                                        + " tenant = 'waiting'"))
                .isEqualTo("250\t0");
    }

    @Test
    void accuracyIsThatOfEstimatesMadeBeforeTheArrival() {
        TreeMap<String, List<double[]>> groups = new TreeMap<>();
        for (Eta eta : newestEtas().values()) {
            Long arrived = CAME.get(eta.envelope().entityId() + ' ' + eta.stop());
            long made = eta.envelope().ingestTimeMillis();
            if (arrived == null || made >= arrived) {
                continue;
            }
            double horizon = Math.max(0, eta.arrival().p50Millis() - made) / 60_000.0;
            String bucket =
                    horizon < 3
                            ? "0-3"
                            : horizon < 6
                                    ? "3-6"
                                    : horizon < 10 ? "6-10" : horizon < 15 ? "10-15" : "15+";
            boolean isInside =
                    eta.arrival().p10Millis() <= arrived && arrived <= eta.arrival().p90Millis();
            groups.computeIfAbsent(
                            "%d\t%s\t%s".formatted(made / 3_600_000 * 3_600, eta.stop(), bucket),
                            key -> new ArrayList<>())
                    .add(
                            new double[] {
                                (eta.arrival().p50Millis() - arrived) / 1e3,
                                isInside ? 1 : 0,
                                eta.arrival().widthMillis() / 1e3
                            });
        }
        String expected =
                groups.entrySet().stream()
                        .map(entry -> entry.getKey() + '\t' + figures(entry.getValue()))
                        .collect(Collectors.joining("\n"));

        assertThat(groups).hasSizeGreaterThan(20);
        assertThat(
                        stack.sql(
                                """
                                SELECT toUnixTimestamp(hour) AS h, stop, horizon, estimates,
                                    round(mean_abs_error_s, 6), round(p90_abs_error_s, 6), round(bias_s, 6),
                                    round(inside_share, 6), round(mean_width_s, 6)
                                FROM v_eta_accuracy WHERE tenant = 'acme'
                                ORDER BY concat(toString(h), '\t', stop, '\t', horizon)"""))
                .isEqualTo(expected);
    }

    private static String figures(List<double[]> estimates) {
        double[] errors = estimates.stream().mapToDouble(e -> Math.abs(e[0])).sorted().toArray();
        return estimates.size()
                + "\t"
                + List.of(
                                mean(estimates, e -> Math.abs(e[0])),
                                errors[(int) (0.9 * errors.length)],
                                mean(estimates, e -> e[0]),
                                mean(estimates, e -> e[1]),
                                mean(estimates, e -> e[2]))
                        .stream()
                        .map(OrderViewsIT::rounded)
                        .collect(Collectors.joining("\t"));
    }

    private static double mean(List<double[]> estimates, ToDoubleFunction<double[]> of) {
        return estimates.stream().mapToDouble(of).average().orElseThrow();
    }

    /** Half to even, as ClickHouse rounds. */
    private static String rounded(double value) {
        return plain(Math.rint(value * 1e6) / 1e6);
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String line(String id, List<OrderChange> changes) {
        OrderChange last = Collections.max(changes, Comparator.comparing(c -> c.state().version()));
        Order order =
                requireNonNull(
                        changes.stream()
                                .filter(change -> change.order() != null)
                                .max(Comparator.comparing(change -> change.state().version()))
                                .orElseThrow()
                                .order());
        Long until = order.dropoff().window().untilMillis();
        Long assigned = first(id, OrderEventKind.ASSIGNED);
        Long pickedUp = first(id, OrderEventKind.PICKED_UP);
        Long told = first(id, OrderEventKind.DELIVERED);
        Long delivered =
                order.status() != OrderStatus.DELIVERED
                        ? null
                        : told == null ? Long.valueOf(order.envelope().eventTimeMillis()) : told;
        List<@Nullable Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                id,
                order.status(),
                order.parties().customerId(),
                order.assignment().driverId(),
                order.price().minor(),
                order.price().currency(),
                until,
                changes.stream().map(change -> change.state().version()).distinct().count(),
                last.order() == null ? 1 : 0,
                changes.stream()
                        .mapToLong(change -> change.state().envelope().eventTimeMillis())
                        .max()
                        .orElseThrow(),
                assigned,
                pickedUp,
                delivered,
                seconds(order.createdTimeMillis(), assigned),
                seconds(assigned, pickedUp),
                seconds(pickedUp, delivered),
                seconds(order.createdTimeMillis(), delivered),
                delivered == null ? null : until == null || delivered <= until ? 1 : 0,
                delivered == null || until == null
                        ? null
                        : plain(Math.max(0, (delivered - until) / 1e3)));
        return values.stream()
                .map(value -> value == null ? "\\N" : value.toString())
                .collect(Collectors.joining("\t"));
    }

    private static @Nullable String seconds(@Nullable Long from, @Nullable Long to) {
        return from == null || to == null ? null : plain((to - from) / 1e3);
    }

    private static @Nullable Long first(String order, OrderEventKind kind) {
        return EVENTS.stream()
                .filter(event -> event.kind() == kind && event.envelope().entityId().equals(order))
                .map(event -> event.envelope().eventTimeMillis())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Map<Long, Eta> newestEtas() {
        return ETAS.stream()
                .collect(
                        Collectors.toMap(
                                Eta::etaId,
                                eta -> eta,
                                (one, other) -> one.revision() > other.revision() ? one : other));
    }

    private static void generate(String id, Random random) {
        long time = START + (long) (random.nextDouble() * 2 * DAY);
        int epoch = 1;
        long lsn = 1_000L + random.nextInt(1_000);
        Long until = random.nextInt(4) == 0 ? null : time + 40 * MINUTE;
        OrderStatus[] way = {
            OrderStatus.CREATED,
            OrderStatus.ASSIGNED,
            OrderStatus.PICKING_UP,
            OrderStatus.PICKED_UP,
            OrderStatus.DELIVERING,
            OrderStatus.DELIVERED
        };
        long created = time;
        int steps = random.nextInt(way.length + 1);
        for (int step = 0; step < steps; step++) {
            boolean isCancelled = random.nextInt(20) == 0;
            OrderStatus status = isCancelled ? OrderStatus.CANCELLED : way[step];
            CHANGES.add(
                    change(
                            id,
                            new ChangeVersion(epoch, lsn, step),
                            status,
                            created,
                            time,
                            until,
                            random));
            if (random.nextInt(10) > 0) {
                event(id, OrderEventKind.valueOf(status.name()), time, random);
            }
            if (isCancelled) {
                break;
            }
            etas(id, time, random);
            if (status == OrderStatus.PICKED_UP || status == OrderStatus.DELIVERED) {
                come(id, status, time, random);
            }
            if (random.nextInt(15) == 0) {
                // A new snapshot: the same state again, as a newer version.
                epoch++;
                CHANGES.add(
                        change(
                                id,
                                ChangeVersion.ofSnapshot(epoch),
                                status,
                                created,
                                time,
                                until,
                                random));
            }
            lsn += random.nextInt(3);
            time += 1_000L + random.nextInt(15 * 60_000);
        }
        if (random.nextInt(10) == 0) {
            CHANGES.add(
                    new OrderChange(
                            new RowState(
                                    new Envelope("acme", id, time, time),
                                    new ChangeVersion(epoch, lsn + 1, 0)),
                            null));
        }
    }

    private static OrderChange change(
            String id,
            ChangeVersion version,
            OrderStatus status,
            long created,
            long time,
            @Nullable Long until,
            Random random) {
        return OrderChange.of(
                new Order(
                        new Envelope("acme", id, time, time + 200),
                        version,
                        status,
                        new OrderParties("c-" + random.nextInt(9), "m-1"),
                        status == OrderStatus.CREATED
                                ? Assignment.NONE
                                : new Assignment("d-" + random.nextInt(9), "van-1"),
                        new OrderStop(Reports.PLACE, "", TimeWindow.OPEN),
                        new OrderStop(Reports.PLACE, "", new TimeWindow(null, until)),
                        null,
                        1,
                        new Money(random.nextInt(5_000), random.nextBoolean() ? "EUR" : "USD"),
                        created));
    }

    private static void event(String id, OrderEventKind kind, long time, Random random) {
        String eventId = id + "." + EVENTS.size();
        EVENTS.add(
                new OrderEvent(
                        new Envelope("acme", id, time + random.nextInt(500), time + 600),
                        eventId,
                        new ChangeVersion(1, time, 1),
                        kind,
                        "driver:d-1",
                        "said \"tab\there\""));
    }

    private static void etas(String id, long time, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            long made = time + random.nextInt(10 * 60_000);
            // Some phones are behind, or have kept their fixes for a while.
            long heard = made + (random.nextInt(4) == 0 ? random.nextInt(10 * 60_000) : 100);
            long etaId = random.nextLong();
            StopKind stop = random.nextBoolean() ? StopKind.PICKUP : StopKind.DROPOFF;
            for (int revision = random.nextInt(3); revision >= 0; revision--) {
                long p50 = made + random.nextInt(20 * 60_000);
                ETAS.add(
                        new Eta(
                                new Envelope("acme", id, made, heard),
                                etaId,
                                revision,
                                stop,
                                "van-1",
                                new ArrivalInterval(
                                        p50 - random.nextInt(180_000),
                                        p50,
                                        p50 + random.nextInt(300_000)),
                                random.nextInt(9_000),
                                random.nextInt(4) == 0 ? null : random.nextInt(1_001),
                                EtaMethod.LEARNED_SPEED,
                                new ChangeVersion(1, 1, 1),
                                random.nextLong()));
            }
        }
    }

    /** A while before the stop was done; one in ten was not seen. */
    private static void come(String id, OrderStatus status, long done, Random random) {
        long came = done - random.nextInt(10 * 60_000);
        if (random.nextInt(10) > 0) {
            StopKind stop = status == OrderStatus.PICKED_UP ? StopKind.PICKUP : StopKind.DROPOFF;
            CAME.put(id + ' ' + stop, came);
            ETAS.add(arrival("acme", id, stop, came, done));
        }
    }

    private static Eta arrival(String tenant, String id, StopKind stop, long came, long told) {
        return new Eta(
                new Envelope(tenant, id, told, told + 100),
                StableHash.of(id).and(stop.name()).value(),
                0,
                stop,
                "van-1",
                new ArrivalInterval(came, came, came),
                0,
                null,
                EtaMethod.ARRIVED,
                new ChangeVersion(1, 1, 1),
                told);
    }

    private static Eta eta(String tenant, String id, long made, long p50, long around) {
        return new Eta(
                new Envelope(tenant, id, made, made + 100),
                StableHash.of(id).and(made).value(),
                0,
                StopKind.PICKUP,
                "van-1",
                new ArrivalInterval(p50 - around, p50, p50 + around),
                1_000,
                null,
                EtaMethod.LEARNED_SPEED,
                new ChangeVersion(1, 1, 1),
                made);
    }

    private static OrderEvent pickedUp(String tenant, String id, long time) {
        return new OrderEvent(
                new Envelope(tenant, id, time, time + 100),
                id + ".picked-up",
                new ChangeVersion(1, time, 1),
                OrderEventKind.PICKED_UP,
                "driver:d-1",
                "");
    }

    /** In three runs of the sink; a tenth comes twice. */
    private static <T> void storeShuffled(RowEncoder<T> encoder, List<T> all, Random random)
            throws Exception {
        List<T> rows = new ArrayList<>(all);
        for (T one : all) {
            if (random.nextInt(10) == 0) {
                rows.add(one);
            }
        }
        Collections.shuffle(rows, random);
        all.clear();
        all.addAll(rows);
        for (int run = 0; run < 3; run++) {
            StoredRows.store(
                    stack,
                    encoder,
                    rows.subList(rows.size() * run / 3, rows.size() * (run + 1) / 3));
        }
    }
}
