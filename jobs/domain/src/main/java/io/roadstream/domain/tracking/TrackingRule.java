/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.domain.geo.Cells;
import io.roadstream.domain.geo.Sphere;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the reports of one vehicle in the order in which they arrive. Every new report leads to
 * exactly one track; only a suspect one may have to wait for the next report.
 *
 * <p>A fix is <em>reachable</em> from another if their distance is at most {@code noiseMeters +
 * maxSpeedMps * time between them}. A fix that is not reachable from the newest accepted one is
 * suspect: always flagged, and it does not move the vehicle. When the fix after it is reachable
 * from the suspect and not from the accepted one, the vehicle really is elsewhere: that fix is
 * accepted and flagged {@link TrackFlag#RELOCATED}.
 */
public record TrackingRule(TrackingSettings settings) implements Serializable {
    private static final int ZERO_BOX_E7 = 1_000;

    /** Takes a report that is not a repeat. */
    public TrackingStep step(VehicleState before, PositionReport report, long fingerprint) {
        Fix fix = Fix.of(report);
        VehicleState state = before.withMemory(before.memory().tick(memoryTime(report)));
        int flags = flagsOfReportItself(before, report);
        boolean moves = (flags & ~TrackFlag.BEYOND_MEMORY.mask()) == 0;
        Fix newest = state.newest();
        if (newest != null && fix.eventTimeMillis() < newest.eventTimeMillis()) {
            return aside(state, report, fingerprint, flags | TrackFlag.LATE.mask(), moves);
        }
        if (!moves) {
            return aside(state, report, fingerprint, flags, false);
        }
        return inOrder(state, report, fingerprint, flags);
    }

    /** The held fix has waited long enough: emits it. */
    public TrackingStep release(VehicleState state) {
        return new TrackingStep(state.withoutHeld(), released(state.held(), HoldOutcome.TIMED_OUT));
    }

    /** Whether a vehicle can have gone from one place to the other in the time between. */
    public boolean reachable(Fix from, Fix to) {
        double seconds = Math.abs(to.eventTimeMillis() - from.eventTimeMillis()) / 1e3;
        return Sphere.distanceMeters(from.place(), to.place()) <= settings.reachMeters(seconds);
    }

    private TrackingStep inOrder(
            VehicleState state, PositionReport report, long fingerprint, int flags) {
        Fix fix = Fix.of(report);
        Fix newest = state.newest();
        Fix suspect = state.suspect();
        if (newest == null || reachable(newest, fix)) {
            Track track = track(report, fingerprint, newest, flags);
            return new TrackingStep(
                    state.accept(fix), released(state.held(), HoldOutcome.RETURNED, track));
        }
        if (suspect != null && reachable(suspect, fix)) {
            Track track = track(report, fingerprint, suspect, flags | TrackFlag.RELOCATED.mask());
            return new TrackingStep(
                    state.accept(fix), released(state.held(), HoldOutcome.CONFIRMED, track));
        }
        Track track = track(report, fingerprint, null, flags | TrackFlag.IMPLAUSIBLE_SPEED.mask());
        return new TrackingStep(
                state.suspect(fix, track), released(state.held(), HoldOutcome.SUPERSEDED));
    }

    /** A fix that goes to history and leaves the vehicle where it is. */
    private TrackingStep aside(
            VehicleState state, PositionReport report, long fingerprint, int flags, boolean sound) {
        Fix fix = Fix.of(report);
        Fix before = sound ? state.recent().findBefore(fix.eventTimeMillis()) : null;
        if (before != null && !reachable(before, fix)) {
            int suspectFlags = flags | TrackFlag.IMPLAUSIBLE_SPEED.mask();
            return new TrackingStep(state, List.of(track(report, fingerprint, null, suspectFlags)));
        }
        return new TrackingStep(
                sound ? state.withRecent(fix) : state,
                List.of(track(report, fingerprint, before, flags)));
    }

    /** A clock that runs ahead must not make the memory believe that it forgot the present. */
    private long memoryTime(PositionReport report) {
        return Math.min(
                report.envelope().eventTimeMillis(),
                report.envelope().ingestTimeMillis() + settings.maxAhead().toMillis());
    }

    private int flagsOfReportItself(VehicleState state, PositionReport report) {
        int flags = 0;
        long eventTime = report.envelope().eventTimeMillis();
        if (eventTime > report.envelope().ingestTimeMillis() + settings.maxAhead().toMillis()) {
            flags |= TrackFlag.FUTURE.mask();
        }
        if (Math.abs(report.location().latE7()) <= ZERO_BOX_E7
                && Math.abs(report.location().lonE7()) <= ZERO_BOX_E7) {
            flags |= TrackFlag.ZERO_LOCATION.mask();
        }
        Integer accuracyDm = report.motion().accuracyDm();
        if (accuracyDm != null && accuracyDm > settings.maxAccuracyMeters() * 10) {
            flags |= TrackFlag.INACCURATE.mask();
        }
        if (state.memory().isBeyond(eventTime)) {
            flags |= TrackFlag.BEYOND_MEMORY.mask();
        }
        return flags;
    }

    private static Track track(
            PositionReport report, long fingerprint, @Nullable Fix previous, int flags) {
        Motion reported = report.motion();
        Integer speedCms = reported.speedCms();
        Integer headingCdeg = reported.headingCdeg();
        if (previous != null) {
            Fix fix = Fix.of(report);
            if (speedCms == null) {
                speedCms = Derived.speedCms(previous, fix);
                flags |= speedCms == null ? 0 : TrackFlag.SPEED_DERIVED.mask();
            }
            if (headingCdeg == null) {
                headingCdeg = Derived.headingCdeg(previous, fix);
                flags |= headingCdeg == null ? 0 : TrackFlag.HEADING_DERIVED.mask();
            }
        }
        return new Track(
                report.envelope(),
                report.location(),
                new Motion(speedCms, headingCdeg, reported.altitudeDm(), reported.accuracyDm()),
                Cells.cell(report.location()),
                flags,
                report.sequence(),
                Fingerprint.trackId(report, fingerprint),
                0,
                HoldOutcome.NOT_HELD);
    }

    private static List<Track> released(
            @Nullable Track held, HoldOutcome outcome, Track... following) {
        List<Track> tracks = new ArrayList<>(2);
        if (held != null) {
            tracks.add(held.withHoldOutcome(outcome));
        }
        tracks.addAll(List.of(following));
        return tracks;
    }
}
