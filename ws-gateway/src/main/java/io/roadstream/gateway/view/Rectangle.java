/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.geo.GeoPoint;

/**
 * A rectangle on WGS84; west of the southwest corner may be greater than east of the northeast one,
 * across the antimeridian.
 */
public record Rectangle(GeoPoint southWest, GeoPoint northEast) {
    public Rectangle {
        if (southWest.latE7() > northEast.latE7()) {
            throw new IllegalArgumentException(
                    "south must be at most north, was %s and %s"
                            .formatted(southWest.lat(), northEast.lat()));
        }
    }

    boolean crossesAntimeridian() {
        return southWest.lonE7() > northEast.lonE7();
    }
}
