/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads routes and jobs out of a book. */
final class RouteReader {
    /** Of a vehicle whose row is not known. */
    private static final VehicleKind UNKNOWN_KIND = VehicleKind.CAR;

    private final DispatchBook book;

    RouteReader(DispatchBook book) {
        this.book = book;
    }

    /**
     * What the vehicle does from now on. Of one that nobody has seen the way to its first stop is
     * taken for none.
     */
    VehicleRoute route(VehicleWork vehicle, long nowMillis) {
        List<RouteStop> stops = new ArrayList<>(vehicle.stops().size());
        for (StopRef ref : vehicle.stops()) {
            book.findOrder(ref.orderId()).ifPresent(work -> stops.add(stop(work.order(), ref)));
        }
        VehicleWork.Card card = vehicle.card();
        VehicleWork.Driving driver = vehicle.driver();
        VehicleWork.Seen seen = vehicle.seen();
        GeoPoint start =
                seen != null
                        ? seen.place()
                        : stops.isEmpty() ? new GeoPoint(0, 0) : stops.get(0).place();
        return new VehicleRoute(
                vehicle.vehicleId(),
                card == null ? UNKNOWN_KIND : card.kind(),
                start,
                nowMillis,
                driver == null ? null : driver.untilMillis(),
                card == null ? Integer.MAX_VALUE : card.capacity(),
                Math.min(1, countDrivenTo(vehicle)),
                stops);
    }

    /** How many of the first stops of a vehicle its driver is on the way to. */
    int countDrivenTo(VehicleWork vehicle) {
        int count = 0;
        for (StopRef ref : vehicle.stops()) {
            OrderWork work = book.findOrder(ref.orderId()).orElse(null);
            if (work == null || !isDrivenTo(work, ref)) {
                break;
            }
            count++;
        }
        return count;
    }

    /** What is left to do for an order. */
    TransportJob job(OrderWork work) {
        RouteStop dropoff = stop(work.order(), new StopRef(work.id(), StopKind.DROPOFF));
        RouteStop pickup =
                work.isCarried()
                        ? null
                        : stop(work.order(), new StopRef(work.id(), StopKind.PICKUP));
        return new TransportJob(pickup, dropoff);
    }

    /** Whether a driver is on the way to the stop. */
    static boolean isDrivenTo(OrderWork work, StopRef ref) {
        OrderStatus status = work.order().status();
        return switch (ref.kind()) {
            case PICKUP -> status == OrderStatus.PICKING_UP;
            case DROPOFF -> status == OrderStatus.DELIVERING;
        };
    }

    private static RouteStop stop(Order order, StopRef ref) {
        return switch (ref.kind()) {
            case PICKUP ->
                    new RouteStop(
                            ref,
                            order.pickup().location(),
                            fromReady(order.pickup(), order.readyTimeMillis()),
                            order.size());
            case DROPOFF ->
                    new RouteStop(
                            ref,
                            order.dropoff().location(),
                            order.dropoff().window(),
                            order.size());
        };
    }

    /** Nothing can be fetched before it is ready, even where that is after its window. */
    private static TimeWindow fromReady(OrderStop stop, @Nullable Long ready) {
        TimeWindow window = stop.window();
        Long from = window.fromMillis();
        if (ready == null || (from != null && from >= ready)) {
            return window;
        }
        Long until = window.untilMillis();
        return new TimeWindow(ready, until == null ? null : Math.max(until, ready));
    }
}
