/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Instant;

/**
 * How far estimates were from the arrivals of the hour that ends at a time.
 *
 * @param time end of the hour
 * @param arrivals that an estimate can be held against, at least one
 * @param p50ErrorMillis half of them were not further from their estimate
 * @param p90ErrorMillis nine of ten were not further
 */
public record EtaAccuracy(Instant time, int arrivals, long p50ErrorMillis, long p90ErrorMillis) {
    public EtaAccuracy {
        if (arrivals < 1) {
            throw new IllegalArgumentException("arrivals must be at least 1, was " + arrivals);
        }
    }
}
