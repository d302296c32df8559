/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the committer tries before it fails the task, which keeps the batch in the task's state.
 * Meanwhile no checkpoint completes.
 *
 * @param first pause after the first failure; each further one is twice as long
 * @param longest longest pause
 * @param budget sum of pauses after which the task fails
 */
record Backoff(Duration first, Duration longest, Duration budget) implements Serializable {
    static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** Pause after the given number of failures, counted from 1. */
    Duration pause(int failures) {
        long millis = first.toMillis() << Math.min(failures - 1, 20);
        return millis > longest.toMillis() ? longest : Duration.ofMillis(millis);
    }

    /** Whether the pauses of this many failures use up the budget. */
    boolean isExhausted(int failures) {
        long millis = 0;
        for (int i = 1; i < failures && millis < budget.toMillis(); i++) {
            millis += pause(i).toMillis();
        }
        return millis >= budget.toMillis();
    }
}
