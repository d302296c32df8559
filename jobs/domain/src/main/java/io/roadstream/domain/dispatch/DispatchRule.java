/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Keeps the plans of one tenant, step by step. Thread-safe; the book is not. */
public final class DispatchRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DispatchSettings settings;
    private final PlaceFinder finder;

    public DispatchRule(DispatchSettings settings, Planner planner) {
        this.settings = settings;
        this.finder = new PlaceFinder(planner);
    }

    /**
     * Something was heard.
     *
     * @param now when, the event taken into account
     */
    public DispatchStep step(DispatchBook book, DispatchEvent event, DeskTime now) {
        long time = event.timeMillis();
        Desk desk =
                new Desk(
                        book,
                        settings,
                        new Desk.Moment(event.tenant(), now, time == 0 ? now.nowMillis() : time));
        take(desk, event, time);
        return desk.finish(new RouteReader(book));
    }

    /** Time has gone by. */
    public DispatchStep check(DispatchBook book, String tenant, DeskTime now) {
        Desk desk = desk(book, tenant, now);
        new CheckRule(finder, new FleetRule(finder)).check(desk);
        return desk.finish(new RouteReader(book));
    }

    /** Plans that could be thought over together, as they are now. */
    public Optional<FleetPlans> findPlans(DispatchBook book, String tenant, DeskTime now) {
        return new ReplanRule(desk(book, tenant, now)).read();
    }

    /**
     * Takes what came of thinking, where it is still possible and worth it.
     *
     * @param asked what was thought over
     * @param found what came of it
     */
    public DispatchStep replan(
            DispatchBook book,
            String tenant,
            DeskTime now,
            FleetPlans asked,
            List<VehicleRoute> found) {
        Desk desk = desk(book, tenant, now);
        new ReplanRule(desk).apply(asked, found);
        return desk.finish(new RouteReader(book));
    }

    /** Where each vehicle that has stops will be and when, as things are now. */
    public List<RouteTimes> listTimes(DispatchBook book, long nowMillis) {
        RouteReader reader = new RouteReader(book);
        return book.listVehicles().stream()
                .filter(vehicle -> !vehicle.stops().isEmpty())
                .map(vehicle -> RouteTimes.of(reader.route(vehicle, nowMillis), settings))
                .toList();
    }

    private Desk desk(DispatchBook book, String tenant, DeskTime now) {
        return new Desk(book, settings, new Desk.Moment(tenant, now, now.nowMillis()));
    }

    private void take(Desk desk, DispatchEvent event, long timeMillis) {
        FleetRule fleet = new FleetRule(finder);
        OrderRule orders = new OrderRule(finder);
        switch (event.kind()) {
            case FIX -> {
                if (event.fix() != null) {
                    fleet.fix(desk, event.fix());
                }
            }
            case STATUS -> {
                if (event.status() != null) {
                    fleet.said(desk, event.status(), timeMillis);
                }
            }
            case ORDER -> {
                if (event.order() != null) {
                    orders.row(desk, event.order());
                } else if (event.deletion() != null) {
                    orders.deleted(desk, event.entityId(), event.deletion());
                }
            }
            case DRIVER -> {
                if (event.driver() != null) {
                    fleet.row(desk, event.driver());
                } else if (event.deletion() != null) {
                    fleet.driverDeleted(desk, event.entityId(), event.deletion());
                }
            }
            case VEHICLE -> {
                if (event.vehicle() != null) {
                    fleet.row(desk, event.vehicle());
                } else if (event.deletion() != null) {
                    fleet.vehicleDeleted(desk, event.entityId(), event.deletion());
                }
            }
            case RISK -> {
                if (event.risk() != null) {
                    new RiskRule(finder).risk(desk, event.risk());
                }
            }
        }
    }
}
