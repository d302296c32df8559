/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.bench.chaos.oracle.ClickHouseQuery;
import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what of the committed changes of orders is lost, doubled or wrong in ClickHouse. It knows
 * them from the {@link OrderBook}, not from the database, so it also finds what that has lost. Safe
 * for use by several threads.
 */
public final class OrderOracle {
    private static final int SAMPLES = 5;
    private static final String EVENTS =
            "SELECT order_id, count(), uniqExact(event_id) FROM order_events WHERE %s AND kind !="
                    + " 'ILLEGAL_TRANSITION' GROUP BY order_id";
    private static final String REPEATED_STATES =
            "SELECT count() - uniqExact(order_id, epoch, commit_lsn, change_lsn) FROM orders WHERE"
                    + " %s";
    private static final String NEWEST =
            "SELECT order_id, if(deleted, '', status) FROM orders WHERE %s ORDER BY epoch DESC,"
                    + " commit_lsn DESC, change_lsn DESC LIMIT 1 BY order_id";
    private static final String VIEW =
            "SELECT order_id, if(is_deleted, '', status) FROM v_orders WHERE %s";

    private final ClickHouseQuery clickHouse;

    public OrderOracle(ClickHouseQuery clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Judges what is stored now against what is committed now. */
    public Verdict judge(String prefix, OrderBook book) throws IOException, InterruptedException {
        String of =
                "tenant = '%s' AND startsWith(order_id, '%s')".formatted(ChaosStack.TENANT, prefix);
        Map<String, OrderBook.Entry> committed = book.entries();
        Map<String, String> newest = pairs(NEWEST.formatted(of));
        Map<String, String> shown = pairs(VIEW.formatted(of));
        List<String> samples = new ArrayList<>();
        long duplicated = clickHouse.number(REPEATED_STATES.formatted(of));
        Map<String, Long> events = new HashMap<>();
        for (String row : clickHouse.rows(EVENTS.formatted(of))) {
            String[] columns = row.split("\t", -1);
            long distinct = Long.parseLong(columns[2]);
            duplicated += Long.parseLong(columns[1]) - distinct;
            events.put(columns[0], distinct);
        }
        long lost = 0;
        long mismatches = 0;
        for (Map.Entry<String, OrderBook.Entry> order : committed.entrySet()) {
            String id = order.getKey();
            long stored = events.getOrDefault(id, 0L);
            long expected = order.getValue().events();
            lost += Math.max(0, expected - stored);
            duplicated += Math.max(0, stored - expected);
            String state = order.getValue().isDeleted() ? "" : order.getValue().status().name();
            // One that came and went while nobody could see it is not known, and need not be; its
            // events are.
            boolean isUnseen = order.getValue().isDeleted() && !newest.containsKey(id);
            if (!isUnseen && !state.equals(newest.get(id))) {
                lost++;
                note(samples, id, state, newest.get(id));
            } else if (!Objects.equals(newest.get(id), shown.get(id))) {
                mismatches++;
                note(samples, id + " in v_orders", state, shown.get(id));
            }
            if (stored != expected) {
                note(samples, id + " events", Long.toString(expected), Long.toString(stored));
            }
        }
        for (String id : newest.keySet()) {
            if (!committed.containsKey(id)) {
                duplicated++;
                note(samples, id, "never committed", newest.get(id));
            }
        }
        return new Verdict(lost, duplicated, mismatches, samples);
    }

    private Map<String, String> pairs(String sql) throws IOException, InterruptedException {
        Map<String, String> pairs = new HashMap<>();
        for (String row : clickHouse.rows(sql)) {
            String[] columns = row.split("\t", -1);
            pairs.put(columns[0], columns[1]);
        }
        return pairs;
    }

    private static void note(
            List<String> samples, String what, String expected, @Nullable String found) {
        if (samples.size() < SAMPLES) {
            samples.add("order %s: expected '%s', found '%s'".formatted(what, expected, found));
        }
    }
}
