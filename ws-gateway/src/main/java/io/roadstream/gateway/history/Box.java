/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.geo.GeoPoint;

/**
 * A part of the map, edges included. It lies across the antimeridian when its west is greater than
 * its east. An edge on the antimeridian, which has two names, is called so that the box takes in
 * both: -180 in the east, 180 in the west.
 *
 * @param southWest corner
 * @param northEast corner
 */
public record Box(GeoPoint southWest, GeoPoint northEast) {
    private static final int MAX_LON_E7 = 1_800_000_000;

    /** Everywhere. */
    public static final Box WORLD =
            new Box(GeoPoint.ofDegrees(-90, -180), GeoPoint.ofDegrees(90, 180));

    public Box {
        if (southWest.latE7() > northEast.latE7()) {
            throw new IllegalArgumentException(
                    "south must not be above north, was %s and %s"
                            .formatted(southWest.lat(), northEast.lat()));
        }
        boolean isAround = southWest.lonE7() == -MAX_LON_E7 && northEast.lonE7() == MAX_LON_E7;
        if (southWest.lonE7() == -MAX_LON_E7 && !isAround) {
            southWest = new GeoPoint(southWest.latE7(), MAX_LON_E7);
        }
        if (northEast.lonE7() == MAX_LON_E7 && !isAround) {
            northEast = new GeoPoint(northEast.latE7(), -MAX_LON_E7);
        }
    }
}
