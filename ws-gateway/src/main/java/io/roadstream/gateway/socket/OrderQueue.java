/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The orders of which a client has to be told, each once however often it changes: in rounds that
 * begin {@link #EVERY} apart, and in parts as the client takes them. Bounded by the number of
 * orders. For one thread.
 */
final class OrderQueue {
    /** Time between two rounds: of an order a client hears no more often. */
    static final Duration EVERY = Duration.ofMillis(250);

    private Set<String> coming = new LinkedHashSet<>();
    private Set<String> round = new LinkedHashSet<>();
    private long roundBegan = Long.MIN_VALUE;

    /** An order changed; false if the client is to be told of it anyway. */
    boolean add(String order) {
        return !round.contains(order) && coming.add(order);
    }

    /** Takes some that the client is to be told of now. */
    List<String> take(long nowMillis, int atMost) {
        if (round.isEmpty() && !coming.isEmpty() && isTime(nowMillis)) {
            Set<String> told = round;
            round = coming;
            coming = told;
            roundBegan = nowMillis;
        }
        List<String> taken = new ArrayList<>();
        Iterator<String> next = round.iterator();
        while (next.hasNext() && taken.size() < atMost) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    /** Whether nothing waits and a next round may begin at once. */
    boolean isIdle(long nowMillis) {
        return round.isEmpty() && coming.isEmpty() && isTime(nowMillis);
    }

    private boolean isTime(long nowMillis) {
        return roundBegan == Long.MIN_VALUE || nowMillis - roundBegan >= EVERY.toMillis();
    }
}
