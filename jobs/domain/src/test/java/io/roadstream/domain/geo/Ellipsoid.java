/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geo;

import io.roadstream.contract.geo.GeoPoint;

/**
 * Distances on the WGS84 ellipsoid: T. Vincenty, Direct and inverse solutions of geodesics on the
 * ellipsoid with application of nested equations, Survey Review 23 (1975), inverse formula. Does
 * not converge for places that are nearly opposite.
 */
final class Ellipsoid {
    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);

    private Ellipsoid() {}

    static double distanceMeters(GeoPoint from, GeoPoint to) {
        double deltaLon = Math.toRadians(to.lon() - from.lon());
        double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(from.lat())));
        double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(to.lat())));
        double lambda = deltaLon;
        for (int i = 0; i < 1_000; i++) {
            double east = Math.cos(u2) * Math.sin(lambda);
            double north =
                    Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sinSigma = Math.hypot(east, north);
            if (sinSigma == 0) {
                return 0;
            }
            double cosSigma =
                    Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double cosSqAlpha = 1 - sinAlpha * sinAlpha;
            double cos2SigmaM =
                    cosSqAlpha == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cosSqAlpha;
            double c = F / 16 * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
            double inner = cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1);
            double next = deltaLon + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * inner);
            if (Math.abs(next - lambda) < 1e-13) {
                return length(sigma, sinSigma, cosSigma, cos2SigmaM, cosSqAlpha);
            }
            lambda = next;
        }
        throw new IllegalArgumentException("nearly opposite: %s and %s".formatted(from, to));
    }

    private static double length(
            double sigma, double sinSigma, double cosSigma, double cos2SigmaM, double cosSqAlpha) {
        double uSq = cosSqAlpha * (A * A - B * B) / (B * B);
        double a = 1 + uSq / 16_384 * (4_096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
        double b = uSq / 1_024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
        double deltaSigma =
                b
                        * sinSigma
                        * (cos2SigmaM
                                + b
                                        / 4
                                        * (cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)
                                                - b
                                                        / 6
                                                        * cos2SigmaM
                                                        * (4 * sinSigma * sinSigma - 3)
                                                        * (4 * cos2SigmaM * cos2SigmaM - 3)));
        return B * a * (sigma - deltaSigma);
    }
}
