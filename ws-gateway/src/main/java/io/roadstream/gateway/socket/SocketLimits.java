/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import java.time.Duration;

/**
 * What one connection may take.
 *
 * @param maxOutboxBytes frames that may wait for a slow client, deltas not counted
 * @param maxSubscriptions at a time
 * @param maxMessagesPerSecond that a client may send on average; four seconds' worth at once
 * @param helloWithin how long a client may stay unnamed
 * @param pingEvery how often it is asked for an answer
 * @param silentFor silence after which it is given up
 */
public record SocketLimits(
        long maxOutboxBytes,
        int maxSubscriptions,
        int maxMessagesPerSecond,
        Duration helloWithin,
        Duration pingEvery,
        Duration silentFor) {
    public SocketLimits {
        if (maxOutboxBytes < 1 || maxSubscriptions < 1 || maxMessagesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were %d bytes, %d subscriptions, %d messages a second"
                            .formatted(maxOutboxBytes, maxSubscriptions, maxMessagesPerSecond));
        }
        if (silentFor.compareTo(pingEvery) <= 0) {
            throw new IllegalArgumentException(
                    "silentFor must exceed pingEvery, was %s with %s"
                            .formatted(silentFor, pingEvery));
        }
    }
}
