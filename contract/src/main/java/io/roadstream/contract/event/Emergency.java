/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A call for help in one of its states: new, acknowledged, resolved. Each state says everything
 * that is known.
 *
 * @param id drawn by the caller, so that a repeated call is the same one
 * @param location where the caller was, or null
 * @param note what the caller says, up to {@value #MAX_NOTE} characters, or null
 * @param acknowledged who took notice, or null
 * @param resolved who ended it, or null
 */
public record Emergency(
        String id,
        @Nullable GeoPoint location,
        @Nullable String note,
        @Nullable Handling acknowledged,
        @Nullable Handling resolved) {
    /** Longest note. */
    public static final int MAX_NOTE = 500;

    public Emergency {
        Checks.requireId("emergency", id);
        if (note != null && note.isEmpty()) {
            note = null;
        }
        if (note != null && note.length() > MAX_NOTE) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "note must have at most %d characters, had %d"
                            .formatted(MAX_NOTE, note.length()));
        }
    }

    /** A call that nobody has taken notice of. */
    public static Emergency of(String id, @Nullable GeoPoint location, @Nullable String note) {
        return new Emergency(id, location, note, null, null);
    }

    /** The same with the first who took notice. */
    public Emergency acknowledge(Handling handling) {
        return new Emergency(
                id, location, note, acknowledged == null ? handling : acknowledged, resolved);
    }

    /** The same with the first who ended it. */
    public Emergency resolve(Handling handling) {
        return new Emergency(
                id, location, note, acknowledged, resolved == null ? handling : resolved);
    }

    /**
     * What is known after both states, whichever came first: what was done stays done, and the
     * earlier of two people counts.
     */
    public Emergency merge(Emergency other) {
        return new Emergency(
                id,
                location == null ? other.location : location,
                note == null ? other.note : note,
                earlier(acknowledged, other.acknowledged),
                earlier(resolved, other.resolved));
    }

    private static @Nullable Handling earlier(@Nullable Handling one, @Nullable Handling other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.timeMillis() <= other.timeMillis() ? one : other;
    }
}
