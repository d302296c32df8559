/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.geo.GeoPoint;

/**
 * A part of the map, edges included. East of the antimeridian when its west is greater than its
 * east.
 *
 * @param southWest corner
 * @param northEast corner
 */
public record Box(GeoPoint southWest, GeoPoint northEast) {
    /** Everywhere. */
    public static final Box WORLD =
            new Box(GeoPoint.ofDegrees(-90, -180), GeoPoint.ofDegrees(90, 180));

    public Box {
        if (southWest.latE7() > northEast.latE7()) {
            throw new IllegalArgumentException(
                    "south must not be above north, was %s and %s"
                            .formatted(southWest.latE7() / 1e7, northEast.latE7() / 1e7));
        }
    }
}
