/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/** Whether a side of a polygon touches a cell, exactly. */
final class SideTest {
    private SideTest() {}

    /** Whether any point of the side is in the box, its border included. */
    static boolean touches(long fromLat, long fromLon, long toLat, long toLon, Extent cell) {
        if (Math.max(fromLat, toLat) < cell.south()
                || Math.min(fromLat, toLat) > cell.north()
                || Math.max(fromLon, toLon) < cell.west()
                || Math.min(fromLon, toLon) > cell.east()) {
            return false;
        }
        // Apart only if all corners lie strictly on one side of the line.
        int left = 0;
        int right = 0;
        for (int corner = 0; corner < 4; corner++) {
            long lat = (corner & 1) == 0 ? cell.south() : cell.north();
            long lon = (corner & 2) == 0 ? cell.west() : cell.east();
            int side = side(fromLat, fromLon, toLat, toLon, lat, lon);
            left += side > 0 ? 1 : 0;
            right += side < 0 ? 1 : 0;
        }
        return left < 4 && right < 4;
    }

    /** Sign of a difference of two products that may not fit in 64 bits. */
    private static int side(
            long fromLat, long fromLon, long toLat, long toLon, long lat, long lon) {
        return compare(toLon - fromLon, lat - fromLat, toLat - fromLat, lon - fromLon);
    }

    /** Compares a * b with c * d in 128 bits. */
    static int compare(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
