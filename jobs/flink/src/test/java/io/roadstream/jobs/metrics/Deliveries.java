/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.fixtures.Reports;

/** Orders at {@link Reports#PLACE} for 10 EUR that are due after {@link #DUE_MILLIS}. */
final class Deliveries {
    static final long DUE_MILLIS = 25_000;

    private Deliveries() {}

    /** A state of an order, so long after the start; later ones are newer. */
    static Order order(String tenant, String id, OrderStatus status, long atMillis) {
        return order(tenant, id, status, atMillis, new ChangeVersion(1, 1 + atMillis, 1));
    }

    static Order order(
            String tenant, String id, OrderStatus status, long atMillis, ChangeVersion version) {
        long time = MetricsHarness.START + atMillis;
        OrderStop stop =
                new OrderStop(
                        Reports.PLACE, "", new TimeWindow(null, MetricsHarness.START + DUE_MILLIS));
        return new Order(
                new Envelope(tenant, id, time, time),
                version,
                status,
                new OrderParties("c", "m"),
                Assignment.NONE,
                stop,
                stop,
                null,
                1,
                new Money(1_000, "EUR"),
                MetricsHarness.START);
    }
}
