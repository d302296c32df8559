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
        requirePositive("gateway-max-outbox-bytes", maxOutboxBytes);
        requirePositive("gateway-max-subscriptions", maxSubscriptions);
        requirePositive("gateway-max-messages-per-second", maxMessagesPerSecond);
        requirePositive("gateway-hello-within", helloWithin.toMillis());
        requirePositive("gateway-ping-every", pingEvery.toMillis());
        if (silentFor.compareTo(pingEvery) <= 0) {
            throw new IllegalArgumentException(
                    "gateway-silent-for must exceed gateway-ping-every, was %s with %s"
                            .formatted(silentFor, pingEvery));
        }
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be 1 or more, was " + value);
        }
    }
}
