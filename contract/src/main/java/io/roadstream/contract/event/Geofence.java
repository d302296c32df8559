/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.Shape;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An area that people have named, in one of its versions. Topic {@code fleet.geofences.v1}; a
 * tombstone deletes it.
 *
 * @param envelope tenant and id of the fence; event time: when somebody made this version
 * @param name for people, 1 to {@value #MAX_NAME} characters
 * @param kind what it is for
 * @param shape where it is
 * @param validFromMillis from when on it counts, in event time of the vehicles; null: always did
 * @param validToMillis until when, exclusive; null: for ever
 * @param version 1, and one more for each change
 * @param changedBy who made this version
 */
public record Geofence(
        Envelope envelope,
        String name,
        GeofenceKind kind,
        Shape shape,
        @Nullable Long validFromMillis,
        @Nullable Long validToMillis,
        long version,
        String changedBy) {
    /** Longest name. */
    public static final int MAX_NAME = 200;

    public Geofence {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "name must have 1 to %d characters, had %d"
                            .formatted(MAX_NAME, name.strip().length()));
        }
        if (validFromMillis != null) {
            Checks.requireTime("validFrom", validFromMillis);
        }
        if (validToMillis != null) {
            Checks.requireTime("validTo", validToMillis);
        }
        if (validFromMillis != null && validToMillis != null && validFromMillis >= validToMillis) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "validTo must be after validFrom, was %d and %d"
                            .formatted(validToMillis, validFromMillis));
        }
        if (version < 1) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "version must be at least 1, was " + version);
        }
        Checks.requireId("changedBy", changedBy);
    }

    /** Id of the fence within its tenant. */
    public String id() {
        return envelope.entityId();
    }

    /** Whether the fence counts at that time. */
    public boolean isValidAt(long eventTimeMillis) {
        return (validFromMillis == null || eventTimeMillis >= validFromMillis)
                && (validToMillis == null || eventTimeMillis < validToMillis);
    }
}
