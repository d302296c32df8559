/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The geofences of one tenant, found by place. Each fence is in the cells of a grid that it
 * touches; in a cell that it covers wholly it needs no test. A change costs the cells of that fence
 * alone. Not thread-safe.
 */
public final class FenceGrid {
    private final Map<String, Fence> fences = new HashMap<>();
    private final Map<Long, Cell> cells = new HashMap<>();
    private final int[] cellsOnLevel = new int[Grid.MAX_LEVEL + 1];

    /** What lies in one cell. */
    private static final class Cell {
        final List<Fence> covering = new ArrayList<>(1);
        final List<Fence> touching = new ArrayList<>(1);
    }

    /** Adds a fence, or a version of it in place of another; false if it has a newer one. */
    boolean put(Geofence geofence) {
        Fence before = fences.get(geofence.id());
        if (before != null && before.version() > geofence.version()) {
            return false;
        }
        remove(geofence.id());
        Fence fence = Fence.of(geofence);
        fences.put(fence.id(), fence);
        coverage(fence).forEach((cell, coverage) -> add(cell, fence, coverage));
        return true;
    }

    /** Takes a fence out, if it is there. */
    void remove(String id) {
        Fence fence = fences.remove(id);
        if (fence != null) {
            coverage(fence).keySet().forEach(cell -> remove(cell, fence));
        }
    }

    /** The fence of that id, or null. */
    @Nullable Fence findFence(String id) {
        return fences.get(id);
    }

    /** Number of fences. */
    int size() {
        return fences.size();
    }

    /** Whether nothing is left of any fence. */
    boolean isEmpty() {
        return fences.isEmpty() && cells.isEmpty();
    }

    /** The fences that the place is in. */
    List<Fence> inside(GeoPoint place) {
        List<Fence> inside = new ArrayList<>(4);
        long lon = Extent.normal(place.lonE7());
        for (int level = Grid.MIN_LEVEL; level <= Grid.MAX_LEVEL; level++) {
            if (cellsOnLevel[level] > 0) {
                addInside(Grid.cell(level, place.latE7(), lon), place, inside);
                addInside(
                        Grid.cell(level, place.latE7(), lon + Extent.FULL_CIRCLE_E7),
                        place,
                        inside);
            }
        }
        return inside;
    }

    /** The fences that the way may touch. */
    Collection<Fence> near(Segment way) {
        Map<String, Fence> near = new HashMap<>();
        long lon = Extent.normal(way.from().lonE7());
        for (int level = Grid.MIN_LEVEL; level <= Grid.MAX_LEVEL; level++) {
            if (cellsOnLevel[level] > 0) {
                for (long turn = -1; turn <= 1; turn++) {
                    Grid.cellsAlong(
                            level,
                            way,
                            lon + turn * Extent.FULL_CIRCLE_E7,
                            cell -> addAll(cell, near));
                }
            }
        }
        return near.values();
    }

    private void addInside(long key, GeoPoint place, List<Fence> inside) {
        Cell cell = cells.get(key);
        if (cell == null) {
            return;
        }
        for (Fence fence : cell.covering) {
            addOnce(fence, inside);
        }
        for (Fence fence : cell.touching) {
            if (fence.contains(place)) {
                addOnce(fence, inside);
            }
        }
    }

    private void addAll(long key, Map<String, Fence> near) {
        Cell cell = cells.get(key);
        if (cell != null) {
            cell.covering.forEach(fence -> near.put(fence.id(), fence));
            cell.touching.forEach(fence -> near.put(fence.id(), fence));
        }
    }

    /** A fence of several polygons may be found on several levels. */
    private static void addOnce(Fence fence, List<Fence> inside) {
        if (!inside.contains(fence)) {
            inside.add(fence);
        }
    }

    private void add(long key, Fence fence, Coverage coverage) {
        Cell cell = cells.get(key);
        if (cell == null) {
            cell = new Cell();
            cells.put(key, cell);
            cellsOnLevel[Grid.levelOf(key)]++;
        }
        (coverage == Coverage.ALL ? cell.covering : cell.touching).add(fence);
    }

    private void remove(long key, Fence fence) {
        Cell cell = cells.get(key);
        if (cell == null) {
            return;
        }
        cell.covering.removeIf(other -> other.id().equals(fence.id()));
        cell.touching.removeIf(other -> other.id().equals(fence.id()));
        if (cell.covering.isEmpty() && cell.touching.isEmpty()) {
            cells.remove(key);
            cellsOnLevel[Grid.levelOf(key)]--;
        }
    }

    private static Map<Long, Coverage> coverage(Fence fence) {
        Map<Long, Coverage> coverage = new HashMap<>();
        for (Part part : fence.region().parts()) {
            Grid.cells(
                    Grid.level(part.extent()),
                    part.extent(),
                    cell -> {
                        Coverage found = part.cover(Grid.extent(cell));
                        if (found != Coverage.NOTHING) {
                            coverage.merge(cell, found, FenceGrid::more);
                        }
                    });
        }
        return coverage;
    }

    private static Coverage more(Coverage one, Coverage other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
