/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The cells that cover a rectangle, with a ring of cells around them as a margin: of the finest
 * resolution at which there are not too many. Thread-safe.
 *
 * <p>The cells are found under a grid of places closer than half a cell, edges included, whose size
 * is known before: a rectangle of any shape costs no more than {@link #MAX_PLACES} lookups. A
 * corner of a cell that lies between the places is a neighbour's, and so within the ring.
 */
public final class ViewportCells {
    /** Resolutions at which clients can watch; the finest is that of the channels. */
    static final int[] RESOLUTIONS = {Cells.CHANNEL_RESOLUTION, 5, 3, 0};

    /** Most places that are looked up; about three fall into a cell. */
    static final int MAX_PLACES = 2_000;

    /** Most places along one edge: a strip has more cells in its margin than within. */
    private static final int MAX_PLACES_ON_EDGE = 200;

    /** Mean area of a cell in km² at each of the resolutions (H3's table of cell statistics). */
    private static final double[] CELL_KM2 = {5.161, 252.9, 12_393, 4_357_449};

    /**
     * Distance of two places as a share of the inner radius of a mean cell: the smallest cells of a
     * resolution have a radius a quarter below the mean.
     */
    private static final double SPACING = 0.7;

    /** Area of a regular hexagon with inner radius 1. */
    private static final double UNIT_HEXAGON = 2 * Math.sqrt(3);

    private static final double KM_PER_DEGREE = 111.195;
    private static final double FULL_CIRCLE = 360;
    private static final double ANTIMERIDIAN = 180;

    private final H3Core h3;

    public ViewportCells() {
        try {
            h3 = H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("the native library of H3 cannot be loaded", e);
        }
    }

    /**
     * Places on a rectangle, edges included.
     *
     * @param rows from south to north, 2 or more
     * @param columns from west to east, 2 or more
     */
    private record Places(long rows, long columns) {
        static Places of(Rectangle rectangle, double spacingKm) {
            double height = rectangle.northEast().lat() - rectangle.southWest().lat();
            return new Places(
                    2 + (long) (height * KM_PER_DEGREE / spacingKm),
                    2 + (long) (width(rectangle) * KM_PER_DEGREE * widest(rectangle) / spacingKm));
        }

        boolean isFew() {
            return rows <= MAX_PLACES_ON_EDGE
                    && columns <= MAX_PLACES_ON_EDGE
                    && rows * columns <= MAX_PLACES;
        }
    }

    /** Cells of one of the resolutions. */
    public Set<Long> of(Rectangle rectangle) {
        for (int i = 0; i < RESOLUTIONS.length - 1; i++) {
            double innerRadiusKm = Math.sqrt(CELL_KM2[i] / UNIT_HEXAGON);
            Places places = Places.of(rectangle, SPACING * innerRadiusKm);
            if (places.isFew()) {
                return withMargin(cellsUnder(rectangle, places, RESOLUTIONS[i]));
            }
        }
        return new HashSet<>(h3.getRes0Cells());
    }

    /** Where the middle of a cell is. */
    GeoPoint center(long cell) {
        LatLng center = h3.cellToLatLng(cell);
        return GeoPoint.ofDegrees(center.lat, center.lng);
    }

    private Set<Long> cellsUnder(Rectangle rectangle, Places places, int resolution) {
        double south = rectangle.southWest().lat();
        double west = rectangle.southWest().lon();
        double height = rectangle.northEast().lat() - south;
        double width = width(rectangle);
        Set<Long> cells = new HashSet<>();
        for (int row = 0; row < places.rows(); row++) {
            double lat = south + height * row / (places.rows() - 1);
            for (int column = 0; column < places.columns(); column++) {
                double lon = west + width * column / (places.columns() - 1);
                cells.add(
                        h3.latLngToCell(
                                lat, lon > ANTIMERIDIAN ? lon - FULL_CIRCLE : lon, resolution));
            }
        }
        return cells;
    }

    private Set<Long> withMargin(Set<Long> inside) {
        Set<Long> withMargin = new HashSet<>();
        inside.forEach(cell -> withMargin.addAll(h3.gridDisk(cell, 1)));
        return withMargin;
    }

    private static double width(Rectangle rectangle) {
        double width = rectangle.northEast().lon() - rectangle.southWest().lon();
        return rectangle.crossesAntimeridian() ? width + FULL_CIRCLE : width;
    }

    /** Cosine of the latitude at which the rectangle is widest. */
    private static double widest(Rectangle rectangle) {
        double south = rectangle.southWest().lat();
        double north = rectangle.northEast().lat();
        double nearest = Math.max(0, Math.max(south, -north));
        return Math.cos(Math.toRadians(nearest));
    }
}
