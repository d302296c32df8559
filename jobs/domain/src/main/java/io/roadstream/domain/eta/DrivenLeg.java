/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;

/**
 * The leg that a vehicle is driving, as far as it has come.
 *
 * @param stopId where it leads
 * @param startMillis when it began
 * @param straightMeters as the crow flies from where it began
 * @param pathMeters driven so far, in hops longer than noise
 * @param hop where the last of these ended
 */
public record DrivenLeg(
        long stopId, long startMillis, double straightMeters, double pathMeters, GeoPoint hop) {
    static DrivenLeg begin(OpenStop stop, EtaFix fix) {
        return new DrivenLeg(
                stop.id(),
                fix.timeMillis(),
                Sphere.distanceMeters(fix.place(), stop.place()),
                0,
                fix.place());
    }

    DrivenLeg driven(EtaFix fix, double stepMeters) {
        double meters = Sphere.distanceMeters(hop, fix.place());
        return meters < stepMeters
                ? this
                : new DrivenLeg(
                        stopId, startMillis, straightMeters, pathMeters + meters, fix.place());
    }
}
