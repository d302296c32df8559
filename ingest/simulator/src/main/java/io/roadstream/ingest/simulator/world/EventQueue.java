/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, by time; at the same time in the order in which it was planned. */
final class EventQueue {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::timeMillis).thenComparingLong(Event::number));
    private long count;

    void plan(long timeMillis, Action action) {
        if (timeMillis < Long.MAX_VALUE) {
            events.add(new Event(timeMillis, count++, action));
        }
    }

    /** When the next thing happens; never if there is none. */
    long nextMillis() {
        Event next = events.peek();
        return next == null ? Long.MAX_VALUE : next.timeMillis();
    }

    void runNext() {
        Event next = events.remove();
        next.action().run(next.timeMillis());
    }

    /** Something that happens. */
    interface Action {
        void run(long nowMillis);
    }

    private record Event(long timeMillis, long number, Action action) {}
}
