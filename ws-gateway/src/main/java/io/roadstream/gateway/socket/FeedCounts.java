/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

/** What the feeds count, for metrics. Called by the feeds' thread. */
public interface FeedCounts {
    /** A record was read; whether it changed what is known. */
    void countRecord(Feed feed, boolean isNews);

    /** Somebody was told that an order changed. */
    void countOrderTold();

    /** An order changed again before somebody was told of the change before. */
    void countOrderConflated();

    /** An alert is not kept any more that somebody may have seen. */
    void countAlertForgotten();

    /** How many entries a feed holds, and how many clients follow it. */
    void set(Feed feed, long entries, long clients);
}
