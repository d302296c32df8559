/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the score of one day by the truth alone, whoever makes the plans. */
final class Referee implements WorldSink {
    private static final double METERS_PER_KM = 1e3;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final WorldSink next;
    private final Map<String, CustomerOrder> open = new HashMap<>();
    private final Map<String, Long> arrivals = new HashMap<>();
    private final Map<String, GeoPoint> places = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private int delivered;
    private int late;
    private int lost;
    private double lateMillis;
    private double meters;

    /** Looks on while the other hears everything. */
    Referee(WorldSink next) {
        this.next = next;
    }

    /** The score when the day is over. */
    Score score(long endMillis) {
        int overdue = 0;
        for (CustomerOrder order : open.values()) {
            overdue += order.dropoff().untilMillis() < endMillis ? 1 : 0;
        }
        return new Score(
                delivered + lost + open.size(),
                delivered,
                late + lost + overdue,
                delivered == 0 ? 0 : lateMillis / MILLIS_PER_SECOND / delivered,
                meters / METERS_PER_KM);
    }

    @Override
    public void orderChanged(OrderChange change) {
        CustomerOrder order = change.order();
        if (change.status().isFinal()) {
            open.remove(order.id());
            end(change, order);
        } else {
            open.put(order.id(), order);
        }
        next.orderChanged(change);
    }

    /** A door that nobody opens is in time or late like any other. */
    private void end(OrderChange change, CustomerOrder order) {
        Long arrival = arrivals.remove(order.id());
        boolean isBrought =
                change.status() == OrderStatus.DELIVERED
                        || (change.status() == OrderStatus.FAILED && order.fate().isAbsent());
        if (isBrought && arrival != null) {
            long lateBy = Math.max(0, arrival - order.dropoff().untilMillis());
            delivered++;
            late += lateBy > 0 ? 1 : 0;
            lateMillis += lateBy;
        } else if (change.actor().equals("system") || change.status() == OrderStatus.FAILED) {
            lost++;
        }
    }

    @Override
    public void learned(Truth truth) {
        if (truth.kind() == TruthKind.ARRIVAL
                && "dropoff".equals(truth.details().get("stop"))
                && truth.details().get("order") instanceof String order) {
            arrivals.put(order, truth.startMillis());
        } else if (truth.kind() == TruthKind.POSITION
                && truth.details().get("lat") instanceof Double lat
                && truth.details().get("lon") instanceof Double lon) {
            GeoPoint place = GeoPoint.ofDegrees(lat, lon);
            GeoPoint before = places.put(truth.subject(), place);
            if (before != null && busy.contains(truth.subject())) {
                meters += Sphere.distanceMeters(before, place);
            }
        }
        next.learned(truth);
    }

    @Override
    public void dutyChanged(DutyChange change) {
        if (change.duty() == Duty.BUSY) {
            busy.add(change.vehicle());
        } else {
            busy.remove(change.vehicle());
        }
        next.dutyChanged(change);
    }

    @Override
    public void uploaded(long nowMillis, List<Report> reports) {
        next.uploaded(nowMillis, reports);
    }

    @Override
    public void driverChanged(DriverChange change) {
        next.driverChanged(change);
    }

    @Override
    public void helpCalled(HelpCall call) {
        next.helpCalled(call);
    }

    @Override
    public void helpEnded(HelpCall call, long nowMillis) {
        next.helpEnded(call, nowMillis);
    }
}
