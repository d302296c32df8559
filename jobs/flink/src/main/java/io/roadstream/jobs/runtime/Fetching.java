/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.util.Properties;

/**
 * How a source asks Kafka for more. A fetch is answered when there is so much, or after the wait:
 * too little of both and each record is a request of its own, or an idle topic is asked about a
 * hundred times a second by each of a job's many sources.
 */
enum Fetching {
    /** Positions, hundreds a second and more: a moment's worth at a time. */
    BUSY(10, 8_192),
    /** Rows and plans: each at once, and quiet while there are none. */
    SELDOM(500, 1),
    /** What nobody waits for. */
    UNHURRIED(200, 65_536);

    private final int waitMillis;
    private final int minBytes;

    Fetching(int waitMillis, int minBytes) {
        this.waitMillis = waitMillis;
        this.minBytes = minBytes;
    }

    /** As Kafka's consumer names it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("fetch.max.wait.ms", Integer.toString(waitMillis));
        properties.setProperty("fetch.min.bytes", Integer.toString(minBytes));
        return properties;
    }
}
