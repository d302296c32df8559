/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import java.net.URI;
import java.time.Duration;

/**
 * Where and how rows are sent.
 *
 * @param url base address of the ingest server
 * @param key API key
 * @param connections number of connections
 * @param batch most rows in one request
 * @param fillBatches whether to wait a little for a full batch
 * @param maxSkew most event time between connections
 * @param giveUpAfter how long a batch is repeated without an answer
 * @param shiftMillis added to the time of each row
 * @param asOf whether each request states the file's time as its ingest time
 */
public record SendSettings(
        URI url,
        String key,
        int connections,
        int batch,
        boolean fillBatches,
        Duration maxSkew,
        Duration giveUpAfter,
        long shiftMillis,
        boolean asOf) {
    public SendSettings {
        if (connections < 1 || connections > 64) {
            throw new IllegalArgumentException(
                    "--connections must be in [1, 64], was " + connections);
        }
        if (batch < 1 || batch > 100_000) {
            throw new IllegalArgumentException("--batch must be in [1, 100000], was " + batch);
        }
        if (maxSkew.isNegative()) {
            throw new IllegalArgumentException("--max-skew must not be negative, was " + maxSkew);
        }
    }

    @Override
    public String toString() {
        return "SendSettings[%s, %d connections]".formatted(url, connections);
    }
}
