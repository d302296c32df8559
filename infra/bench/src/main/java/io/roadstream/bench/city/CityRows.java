/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.city;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.VehicleCard;

/** What leaves the city, as ingest and the capture of the order database would pass it on. */
public final class CityRows {
    /** The tenant of the city. */
    public static final String TENANT = "city";

    private long changes;

    /** Something that the city says now. */
    public static Envelope envelope(String id, long timeMillis) {
        return new Envelope(TENANT, id, timeMillis, timeMillis);
    }

    /** As ingest takes it. */
    public static PositionReport report(Report report, long nowMillis) {
        return new PositionReport(
                new Envelope(TENANT, report.vehicle(), report.timeMillis(), nowMillis),
                report.place(),
                Motion.ofSi(
                        report.motion().speedMps(),
                        report.motion().headingDeg(),
                        null,
                        report.motion().accuracyMeters()),
                report.sequence(),
                null,
                report.driver(),
                Protocol.NATIVE);
    }

    /** As the simulator writes it and the capture reads it. */
    public Order order(OrderChange change) {
        CustomerOrder order = change.order();
        OrderChange.Bringer bringer = change.bringer();
        return new Order(
                envelope(order.id(), change.timeMillis()),
                nextVersion(),
                change.status(),
                new OrderParties(order.customer(), order.merchant()),
                bringer == null
                        ? Assignment.NONE
                        : new Assignment(bringer.driver(), bringer.vehicle()),
                stop(order.pickup()),
                stop(order.dropoff()),
                order.pickup().fromMillis(),
                order.size(),
                new Money(order.price().minor(), order.price().currency()),
                order.createdMillis());
    }

    /** The same of a driver. */
    public Driver driver(DriverChange change, long nowMillis) {
        return new Driver(
                envelope(change.driver(), nowMillis),
                nextVersion(),
                change.name(),
                change.vehicle(),
                new TimeWindow(change.shiftStartMillis(), change.shiftEndMillis()),
                change.home());
    }

    /** The same of a vehicle. */
    public Vehicle vehicle(VehicleCard card, long nowMillis) {
        return new Vehicle(
                envelope(card.id(), nowMillis),
                nextVersion(),
                card.label(),
                VehicleKind.valueOf(card.kind().name()),
                card.kind().capacity());
    }

    private ChangeVersion nextVersion() {
        changes++;
        return new ChangeVersion(1, changes, changes);
    }

    private static OrderStop stop(io.roadstream.ingest.simulator.order.OrderStop stop) {
        return new OrderStop(
                stop.place(), stop.name(), new TimeWindow(stop.fromMillis(), stop.untilMillis()));
    }
}
