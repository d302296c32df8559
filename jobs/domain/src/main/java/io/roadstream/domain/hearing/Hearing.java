/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.hearing;

import java.time.Duration;

/**
 * Until when everything that was received has been heard. A silence is judged against this and not
 * against the clock on the wall: as long as a backlog is read, and as long as nobody at all is
 * heard, it is we who are deaf. It is of one reader of a stream, and begins anew with the reader.
 *
 * @param untilMillis all that was received until then has been heard; {@code Long.MIN_VALUE}: not
 *     known yet
 * @param sinceMillis processing time at which that last went on
 * @param settledMillis processing time until which it is not believed, since it has just begun
 *     again
 * @param beforeMillis what is believed until then
 */
public record Hearing(long untilMillis, long sinceMillis, long settledMillis, long beforeMillis) {
    /**
     * When nobody at all has been heard for so long, nobody is there: a fleet of one vehicle can be
     * silent, too. An outage of our own that lasts longer is taken for a silence of all.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** When what is heard leaps by more than this, we were deaf before. */
    public static final Duration LULL = Duration.ofSeconds(90);

    /** After that all need so long to be heard again: phones connect one after the other. */
    public static final Duration SETTLING = Duration.ofSeconds(60);

    /** Of a reader that begins at the instant. */
    public static Hearing startedAt(long processingMillis) {
        return new Hearing(Long.MIN_VALUE, processingMillis, processingMillis, Long.MIN_VALUE);
    }

    /**
     * The same at a later instant.
     *
     * @param untilMillis what the stream says of itself then
     */
    public Hearing at(long untilMillis, long processingMillis) {
        if (untilMillis <= this.untilMillis) {
            return this;
        }
        boolean isAgain =
                this.untilMillis == Long.MIN_VALUE
                        || untilMillis > this.untilMillis + LULL.toMillis();
        return isAgain
                ? new Hearing(
                        untilMillis,
                        processingMillis,
                        processingMillis + SETTLING.toMillis(),
                        heardMillis(processingMillis))
                : new Hearing(untilMillis, processingMillis, settledMillis, beforeMillis);
    }

    /** Until when all was heard; never ahead of the clock on the wall. */
    public long heardMillis(long processingMillis) {
        return processingMillis < settledMillis
                ? beforeMillis
                : Math.min(untilMillis, processingMillis);
    }

    /**
     * The same, but the clock on the wall when the patience with a silence of all is at its end.
     */
    public long presentMillis(long processingMillis) {
        return processingMillis - sinceMillis >= PATIENCE.toMillis()
                ? processingMillis
                : heardMillis(processingMillis);
    }
}
