/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.domain.dispatch.DeskClock;

/**
 * What is remembered of a tenant beside its book.
 *
 * @param clock its present
 * @param wakeMillis processing time of the timer that looks again; 0: there is none
 */
public record DeskState(DeskClock clock, long wakeMillis) {
    /** Of a tenant never heard of. */
    static final DeskState NEW = new DeskState(DeskClock.NEW, 0);

    DeskState with(DeskClock next) {
        return new DeskState(next, wakeMillis);
    }

    DeskState wakingAt(long millis) {
        return new DeskState(clock, millis);
    }
}
