/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import java.util.ArrayList;
import java.util.List;

/**
 * What is before a vehicle at a moment: all that an estimate is made of, but what is learned.
 *
 * @param timeMillis the moment
 * @param standingSinceMillis since when it is at its first stop, 0 if it is not
 * @param pace how fast its own legs were
 * @param legs to its stops, in order
 */
public record Route(long timeMillis, long standingSinceMillis, Pace pace, List<Leg> legs) {
    public Route {
        legs = List.copyOf(legs);
    }

    static Route of(Journey journey, EtaFix fix, List<OpenStop> stops) {
        Standing standing = journey.standing();
        boolean isStanding =
                standing != null
                        && !stops.isEmpty()
                        && stops.get(0).id() == standing.stopId()
                        && standing.sinceMillis() <= fix.timeMillis();
        List<Leg> legs = new ArrayList<>(stops.size());
        GeoPoint from = fix.place();
        for (OpenStop stop : stops) {
            boolean isThere = isStanding && legs.isEmpty();
            double meters = isThere ? 0 : Sphere.distanceMeters(from, stop.place());
            legs.add(
                    new Leg(
                            stop.id(),
                            stop.kind(),
                            (int) Math.min(Math.round(meters), Integer.MAX_VALUE),
                            stop.readyMillis()));
            from = stop.place();
        }
        return new Route(
                fix.timeMillis(),
                isStanding && standing != null ? standing.sinceMillis() : 0,
                journey.pace(),
                legs);
    }

    boolean isStanding() {
        return standingSinceMillis != 0;
    }

    /** Which leg leads to the stop, -1 if none does or the vehicle is there. */
    int legTo(long stopId) {
        for (int i = isStanding() ? 1 : 0; i < legs.size(); i++) {
            if (legs.get(i).stopId() == stopId) {
                return i;
            }
        }
        return -1;
    }

    /** The route up to and with a leg. */
    Route upTo(int leg) {
        return new Route(timeMillis, standingSinceMillis, pace, legs.subList(0, leg + 1));
    }
}
