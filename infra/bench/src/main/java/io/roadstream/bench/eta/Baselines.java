/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.eta.EtaFix;
import io.roadstream.domain.eta.LegLesson;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.geo.Sphere;

/**
 * What anybody would say: the straight line, by way of the pickup, over a mean speed. It learns
 * from the same lessons, from all of them at once.
 */
final class Baselines {
    private static final double DEFAULT_MPS = 5;

    private double straightMeters;
    private double pathMeters;
    private double seconds;
    private double serviceSeconds;
    private double pickups;

    /**
     * Arrivals by two of them, UTC milliseconds.
     *
     * @param meanSpeed over the mean speed of driving vehicles
     * @param meanProgress over the mean speed at which legs come nearer to their end as the crow
     *     flies, and with the mean time of a pickup where one lies between
     */
    record Arrivals(long meanSpeed, long meanProgress) {}

    void learn(Lesson lesson) {
        LegLesson leg = lesson.leg();
        if (leg != null) {
            straightMeters += leg.straightMeters();
            pathMeters += leg.pathMeters();
            seconds += leg.seconds();
        }
        if (lesson.kind() == StopKind.PICKUP) {
            serviceSeconds += lesson.serviceSeconds();
            pickups++;
        }
    }

    Arrivals arrivals(Eta eta, Order order, EtaFix fix) {
        GeoPoint pickup = order.pickup().location();
        GeoPoint dropoff = order.dropoff().location();
        boolean isOverPickup = eta.stop() == StopKind.DROPOFF && !order.status().isCarried();
        double meters;
        if (isOverPickup) {
            meters =
                    Sphere.distanceMeters(fix.place(), pickup)
                            + Sphere.distanceMeters(pickup, dropoff);
        } else {
            meters =
                    Sphere.distanceMeters(
                            fix.place(), eta.stop() == StopKind.PICKUP ? pickup : dropoff);
        }
        double speed = seconds == 0 ? DEFAULT_MPS : pathMeters / seconds;
        double progress = seconds == 0 ? DEFAULT_MPS : straightMeters / seconds;
        double service = isOverPickup && pickups > 0 ? serviceSeconds / pickups : 0;
        return new Arrivals(
                fix.timeMillis() + Math.round(1e3 * meters / speed),
                fix.timeMillis() + Math.round(1e3 * (meters / progress + service)));
    }
}
