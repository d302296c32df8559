/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How long ways and stops take, as long as nobody has learned it better: the straight line times a
 * factor, over a mean speed with stops at lights and crossings in it.
 *
 * @param detour length of a way over that of the straight line; default 1.35
 * @param speedMps mean speed of each kind of vehicle, metres a second
 * @param pickup from arrival to departure, without waiting for goods; default 60 s
 * @param dropoff the same at the customer's; default 75 s
 */
public record TravelSettings(
        double detour, Map<VehicleKind, Double> speedMps, Duration pickup, Duration dropoff)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final TravelSettings DEFAULT =
            new TravelSettings(
                    1.35,
                    Map.of(
                            VehicleKind.BICYCLE, 4.5,
                            VehicleKind.SCOOTER, 6.5,
                            VehicleKind.CAR, 6.5,
                            VehicleKind.VAN, 6.5,
                            VehicleKind.TRUCK, 5.5,
                            VehicleKind.TAXI, 6.5,
                            VehicleKind.BUS, 5.0),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(75));

    private static final double MILLIS_PER_SECOND = 1e3;

    public TravelSettings {
        if (!(detour >= 1 && detour <= 10)) {
            throw new IllegalArgumentException("detour must be in [1, 10], was " + detour);
        }
        speedMps = Map.copyOf(speedMps);
        for (VehicleKind kind : VehicleKind.values()) {
            double speed = speedMps.getOrDefault(kind, 0.0);
            if (!(speed > 0 && speed <= 120)) {
                throw new IllegalArgumentException(
                        "speedMps of %s must be in (0, 120], was %s".formatted(kind, speed));
            }
        }
    }

    /** Length of a way. */
    public double meters(GeoPoint from, GeoPoint to) {
        return Sphere.distanceMeters(from, to) * detour;
    }

    /** Mean speed of a kind of vehicle. */
    public double speedMps(VehicleKind kind) {
        return speedMps.getOrDefault(kind, 1.0);
    }

    /** How long the way takes. */
    public long millis(GeoPoint from, GeoPoint to, VehicleKind kind) {
        return Math.round(meters(from, to) / speedMps(kind) * MILLIS_PER_SECOND);
    }

    /** How long a stop takes. */
    public long stopMillis(StopKind kind) {
        return switch (kind) {
            case PICKUP -> pickup.toMillis();
            case DROPOFF -> dropoff.toMillis();
        };
    }
}
