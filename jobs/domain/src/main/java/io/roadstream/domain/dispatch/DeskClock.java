/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

/**
 * The present of one tenant: the newest time that any of its events told, and the time that went by
 * since. So the past that is read after an outage is judged as it was, and a tenant of which nobody
 * hears grows old all the same.
 *
 * @param millis the present when it was last set
 * @param setAtMillis processing time at which it was
 */
public record DeskClock(long millis, long setAtMillis) {
    /** Nothing was heard yet. */
    public static final DeskClock NEW = new DeskClock(0, 0);

    /** The present. */
    public long nowMillis(long processingMillis) {
        return millis + Math.max(0, processingMillis - setAtMillis);
    }

    /** The clock after an event; 0 tells no time, and before the first that does it is ours. */
    public DeskClock heard(long eventTimeMillis, long processingMillis) {
        if (eventTimeMillis == 0 && this.equals(NEW)) {
            return NEW;
        }
        long now = this.equals(NEW) ? eventTimeMillis : nowMillis(processingMillis);
        return new DeskClock(Math.max(now, eventTimeMillis), processingMillis);
    }

    /** The clock after a pause of the job, which was none of the tenant's. */
    public DeskClock resumed(long processingMillis) {
        return new DeskClock(millis, processingMillis);
    }
}
