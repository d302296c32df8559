/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.time.ZoneId;

/** What a table expects of a route. The learner judges by it, estimates are made with it. */
final class Forecast {
    /** Driving that the tenant's mean outweighs in what is thought of one vehicle. */
    private static final double PACE_PRIOR_SECONDS = 1_200;

    private Forecast() {}

    /** When the vehicle is expected at each of the stops. */
    static long[] arrivalMillis(EtaTable table, Route route) {
        ZoneId zone = ZoneId.of(table.zone());
        double slowness = slowness(table.speeds(), route.pace());
        long[] arrivals = new long[route.legs().size()];
        long time = route.timeMillis();
        for (int i = 0; i < arrivals.length; i++) {
            Leg leg = route.legs().get(i);
            boolean isThere = i == 0 && route.isStanding();
            double meters = table.speeds().pathMeters(leg.straightMeters());
            arrivals[i] =
                    isThere
                            ? route.standingSinceMillis()
                            : time
                                    + millis(
                                            slowness
                                                    * meters
                                                    / table.speeds().speedMps(zone, time));
            long served =
                    Math.max(arrivals[i], leg.readyMillis())
                            + millis(table.services().seconds(leg.kind()));
            time = Math.max(served, route.timeMillis());
        }
        return arrivals;
    }

    /** How much longer the vehicle takes than others. */
    private static double slowness(SpeedTable speeds, Pace pace) {
        double usual = pace.meters() / speeds.recentMps();
        return (pace.seconds() + PACE_PRIOR_SECONDS) / (usual + PACE_PRIOR_SECONDS);
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1e3);
    }
}
