/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

/**
 * What can be watched: a cell, or one vehicle wherever it is.
 *
 * @param cell H3 cell of one of the resolutions of {@link ViewportCells}; 0 for a vehicle
 * @param vehicle id, empty for a cell
 * @param shownAs name of the vehicle to those who watch it, empty for a cell
 */
public record WatchKey(long cell, String vehicle, String shownAs) {
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int SHOWN_AS_MIXER = 31;

    public static WatchKey ofCell(long cell) {
        return new WatchKey(cell, "", "");
    }

    public static WatchKey ofVehicle(String vehicle) {
        return new WatchKey(0, vehicle, vehicle);
    }

    /** The vehicle that brings an order, under the order's id: its own is nobody's business. */
    public static WatchKey ofOrder(String vehicle, String order) {
        return new WatchKey(0, vehicle, order);
    }

    /**
     * Cells of one resolution differ in a few bits of the middle only, which the hash of a long
     * leaves where a table does not look.
     */
    @Override
    public int hashCode() {
        return Long.hashCode(cell * MIXER)
                + vehicle.hashCode()
                + SHOWN_AS_MIXER * shownAs.hashCode();
    }
}
