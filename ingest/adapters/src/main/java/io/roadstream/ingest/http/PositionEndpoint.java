/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.kafka.KafkaPublisher;
import io.roadstream.ingest.kafka.KafkaReadiness;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the requests of one entrance; each becomes a {@link PositionExchange}.
 *
 * @param entrance which entrance
 * @param services what all entrances share
 */
record PositionEndpoint(Entrance entrance, Services services) implements Endpoint {

    /**
     * What all entrances share.
     *
     * @param authenticator finds the key of a request
     * @param limits how much a request may bring
     * @param budget what may wait for Kafka
     * @param publisher writes to Kafka
     * @param readiness whether Kafka was ever reached
     * @param metrics counters
     * @param clock the server's clock
     * @param executor threads that write replies
     */
    record Services(
            Authenticator authenticator,
            RequestLimits limits,
            InFlightBudget budget,
            KafkaPublisher publisher,
            KafkaReadiness readiness,
            IngestMetrics metrics,
            Clock clock,
            Executor executor) {}

    @Override
    public void handle(Request request, Response response, Callback callback) {
        new PositionExchange(this, request, response, callback).start();
    }
}
