/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One position of a file, in SI units, as far as the file says.
 *
 * @param vehicle id as it stands in the file
 * @param timeMillis time in the file's own clock, UTC
 * @param place where
 * @param motion how it moved
 * @param name what tells the row from others: its text, for one of several in a line a hash of the
 *     text and its number
 */
public record ReplayRow(
        String vehicle, long timeMillis, Place place, RowMotion motion, String name) {

    /** A short name for a long line. */
    static String nameOf(String line) {
        return UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Device uuid of the row in a run: name-based on its name and the shift of the run. Equal rows
     * have equal uuids, so a run can be repeated without doubling anything.
     */
    public UUID uuid(long shiftMillis) {
        return UUID.nameUUIDFromBytes((shiftMillis + "|" + name).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A place as the file states it, not checked: the server judges it.
     *
     * @param lat degrees
     * @param lon degrees
     */
    public record Place(double lat, double lon) {}

    /**
     * Movement as far as the file states it, not checked.
     *
     * @param speedMps metres a second
     * @param headingDeg degrees clockwise from north
     */
    public record RowMotion(@Nullable Double speedMps, @Nullable Double headingDeg) {
        /** The file says nothing. */
        public static final RowMotion UNKNOWN = new RowMotion(null, null);
    }
}
