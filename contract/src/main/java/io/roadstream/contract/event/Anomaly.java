/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Something about a vehicle that should not be, in one of its states: it goes on, or it has ended.
 * Topic {@code fleet.anomalies.v1}.
 *
 * @param envelope tenant, vehicle, and the time of what brought this state about
 * @param anomalyId hash of vehicle, kind, start and evidence; the same on every replay
 * @param kind what is wrong
 * @param revision 0 when it is raised, and one more for each later state
 * @param severity how much it matters
 * @param startedMillis when it began by the device's clock, UTC
 * @param ended when and why it ended, or null while it goes on
 * @param location where it began
 * @param measure the worst that was measured, in the unit of the kind
 * @param trackId the track that is the evidence
 */
public record Anomaly(
        Envelope envelope,
        long anomalyId,
        AnomalyKind kind,
        int revision,
        Severity severity,
        long startedMillis,
        @Nullable Ended ended,
        GeoPoint location,
        Measure measure,
        long trackId) {
    /**
     * How an anomaly ended.
     *
     * @param timeMillis when, by the device's clock, UTC
     * @param why the reason
     */
    public record Ended(long timeMillis, AnomalyEnd why) {
        public Ended {
            Checks.requireTime("endedTime", timeMillis);
        }
    }

    public Anomaly {
        Checks.requireNotNegative("revision", (long) revision);
        Checks.requireTime("startedTime", startedMillis);
        if (ended != null && ended.timeMillis() < startedMillis) {
            throw new InvalidEventException(
                    Reason.TIME_OUT_OF_RANGE,
                    "endedTime must not be before startedTime %d, was %d"
                            .formatted(startedMillis, ended.timeMillis()));
        }
    }

    /** The same while it goes on, with the worse of what is known and another value. */
    public Anomaly measured(long value) {
        return new Anomaly(
                envelope,
                anomalyId,
                kind,
                revision,
                severity,
                startedMillis,
                ended,
                location,
                measure.worst(value),
                trackId);
    }

    /** The same, told of by another event than the one it began with. */
    public Anomaly seenAt(Envelope cause) {
        return new Anomaly(
                cause,
                anomalyId,
                kind,
                revision,
                severity,
                startedMillis,
                ended,
                location,
                measure,
                trackId);
    }

    /** The state after its end. */
    public Anomaly end(Envelope cause, Ended how) {
        return new Anomaly(
                cause,
                anomalyId,
                kind,
                revision + 1,
                severity,
                startedMillis,
                how,
                location,
                measure,
                trackId);
    }
}
