/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * When service may start: not before it opens, free until it is due, at a price until it closes,
 * not at all after that.
 *
 * <p>A hard window is due when it closes; a soft one is due earlier. A plan that a delay has
 * overtaken may still start after the close: that is charged like other lateness and told by the
 * visit.
 *
 * @param openMillis first moment of service
 * @param dueMillis last moment without lateness
 * @param closeMillis last moment at all
 * @param lateness price of starting after {@code dueMillis}
 */
public record Window(long openMillis, long dueMillis, long closeMillis, Lateness lateness) {
    /** A time that never comes; far from overflow. */
    public static final long NEVER_MILLIS = Long.MAX_VALUE / 8;

    /** At any time. */
    public static final Window ALWAYS = hard(-NEVER_MILLIS + 1, NEVER_MILLIS);

    public Window {
        Checks.requireTime("openMillis", openMillis);
        Checks.requireTime("closeMillis", closeMillis);
        if (!(openMillis <= dueMillis && dueMillis <= closeMillis)) {
            throw new IllegalArgumentException(
                    "a window must open, be due and close in this order, was %d, %d, %d"
                            .formatted(openMillis, dueMillis, closeMillis));
        }
    }

    /** Service within the window or not at all. */
    public static Window hard(long openMillis, long closeMillis) {
        return new Window(openMillis, closeMillis, closeMillis, Lateness.DEFAULT);
    }

    /** Service may start at any time after the opening; after the due time it costs. */
    public static Window soft(long openMillis, long dueMillis, Lateness lateness) {
        return new Window(openMillis, dueMillis, NEVER_MILLIS, lateness);
    }

    /** The same window with a last moment after which there is no service. */
    public Window closingAt(long newCloseMillis) {
        return new Window(openMillis, dueMillis, newCloseMillis, lateness);
    }
}
