/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geo;

import com.uber.h3core.H3Core;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;

/** H3 cells (Uber's hexagonal grid). Thread-safe; the native library is loaded once. */
public final class Cells {
    /** Cells of about 0.1 km², the resolution that history keeps. */
    public static final int RESOLUTION = 9;

    private static final H3Core H3 = load();

    private Cells() {}

    /** The cell of {@link #RESOLUTION} that holds the place. */
    public static long cell(GeoPoint place) {
        return H3.latLngToCell(place.lat(), place.lon(), RESOLUTION);
    }

    /** The cell of a coarser resolution that the cell counts to. */
    public static long parent(long cell, int resolution) {
        return H3.cellToParent(cell, resolution);
    }

    private static H3Core load() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The H3 library could not be unpacked; the temp folder must be writable", e);
        }
    }
}
