/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells that cover a rectangle, with a ring of cells around it as a margin: of the finest
 * resolution at which there are not too many. Thread-safe.
 */
public final class ViewportCells {
    /** Resolutions at which clients can watch; the finest is that of the channels. */
    static final int[] RESOLUTIONS = {Cells.CHANNEL_RESOLUTION, 5, 3, 0};

    private static final int MAX_CELLS = 250;

    /** Mean area of a cell in km² at each of the resolutions (H3's table of cell statistics). */
    private static final double[] CELL_KM2 = {5.161, 252.9, 12_393, 4_357_449};

    private static final double KM_PER_DEGREE = 111.195;
    private static final double FULL_CIRCLE = 360;

    private final H3Core h3;

    public ViewportCells() {
        try {
            h3 = H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("the native library of H3 cannot be loaded", e);
        }
    }

    /** Cells of one of the resolutions. */
    public Set<Long> of(Rectangle rectangle) {
        int resolution = resolution(rectangle);
        if (resolution == 0) {
            return new HashSet<>(h3.getRes0Cells());
        }
        Set<Long> inside = new HashSet<>();
        double west = rectangle.southWest().lon();
        double east = rectangle.northEast().lon();
        if (rectangle.crossesAntimeridian()) {
            addPart(rectangle, west, 180, resolution, inside);
            addPart(rectangle, -180, east, resolution, inside);
        } else {
            addPart(rectangle, west, east, resolution, inside);
        }
        Set<Long> withMargin = new HashSet<>();
        inside.forEach(cell -> withMargin.addAll(h3.gridDisk(cell, 1)));
        return withMargin;
    }

    /** Where the middle of a cell is. */
    GeoPoint center(long cell) {
        LatLng center = h3.cellToLatLng(cell);
        return GeoPoint.ofDegrees(center.lat, center.lng);
    }

    private void addPart(
            Rectangle rectangle, double west, double east, int resolution, Set<Long> cells) {
        double south = rectangle.southWest().lat();
        double north = rectangle.northEast().lat();
        List<LatLng> corners =
                List.of(
                        new LatLng(south, west),
                        new LatLng(south, east),
                        new LatLng(north, east),
                        new LatLng(north, west));
        cells.addAll(h3.polygonToCells(corners, List.of(), resolution));
        // A rectangle smaller than a cell holds no middle of one.
        corners.forEach(corner -> cells.add(h3.latLngToCell(corner.lat, corner.lng, resolution)));
    }

    private static int resolution(Rectangle rectangle) {
        double area = km2(rectangle);
        for (int i = 0; i < RESOLUTIONS.length; i++) {
            if (area / CELL_KM2[i] <= MAX_CELLS) {
                return RESOLUTIONS[i];
            }
        }
        return 0;
    }

    private static double km2(Rectangle rectangle) {
        double north = rectangle.northEast().lat();
        double south = rectangle.southWest().lat();
        double width = rectangle.northEast().lon() - rectangle.southWest().lon();
        if (rectangle.crossesAntimeridian()) {
            width += FULL_CIRCLE;
        }
        double cosine = Math.cos(Math.toRadians((north + south) / 2));
        return (north - south) * KM_PER_DEGREE * width * KM_PER_DEGREE * cosine;
    }
}
