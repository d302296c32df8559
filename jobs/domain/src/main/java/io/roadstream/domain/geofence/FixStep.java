/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import io.roadstream.domain.geo.Sphere;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One live fix against the fences: works once, then is thrown away. */
final class FixStep {
    private final GeofenceSettings settings;
    private final GeofenceState before;
    private final Track track;
    private final FenceGrid fences;
    private final FenceFix fix;
    private final @Nullable FenceFix last;
    private final boolean isPathKnown;
    private final TransitionList transitions;
    private final List<Presence> presences = new ArrayList<>(2);
    private final Set<String> judged = new HashSet<>();

    FixStep(GeofenceSettings settings, GeofenceState before, Track track, FenceGrid fences) {
        this.settings = settings;
        this.before = before;
        this.track = track;
        this.fences = fences;
        this.fix = FenceFix.of(track);
        this.last = before.last();
        this.isPathKnown =
                last != null
                        && !TrackFlag.RELOCATED.isIn(track.flags())
                        && fix.eventTimeMillis() - last.eventTimeMillis()
                                <= settings.maxPath().toMillis();
        this.transitions = new TransitionList(track);
    }

    GeofenceStep run() {
        for (Presence presence : before.presences()) {
            judge(presence);
        }
        for (Fence fence : fences.inside(fix.place())) {
            if (fence.isValidAt(fix) && judged.add(fence.id())) {
                arrive(fence);
            }
        }
        if (isPathKnown && !fix.place().equals(requireNonNull(last).place())) {
            Segment way = new Segment(last.place(), fix.place());
            for (Fence fence : fences.near(way)) {
                if (fence.isValidAt(fix) && fence.isValidAt(last) && judged.add(fence.id())) {
                    passThrough(fence, way);
                }
            }
        }
        return new GeofenceStep(before.with(fix, presences), transitions.inOrder());
    }

    /** A fence that the vehicle was in or seemed to enter. */
    private void judge(Presence presence) {
        Fence fence = fences.findFence(presence.fence().id());
        if (fence == null) {
            leave(presence, presence.fence(), TransitionReason.FENCE_DELETED, here());
        } else if (!fence.isValidAt(fix)) {
            leave(presence, fence.label(), TransitionReason.FENCE_VALIDITY, endOf(fence));
        } else if (presence.fence().version() == fence.version()) {
            judged.add(fence.id());
            advance(presence, fence, fence.contains(fix.place()));
        } else {
            revise(presence, fence, fence.contains(fix.place()));
        }
    }

    private void leave(
            Presence presence, FenceLabel fence, TransitionReason reason, Crossing crossing) {
        judged.add(fence.id());
        if (presence.isInside()) {
            transitions.add(TransitionKind.EXIT, reason, fence, crossing);
        }
    }

    /** Another version of the fence came into being since the last fix. */
    private void revise(Presence presence, Fence fence, boolean isIn) {
        PendingCrossing pending = presence.pending();
        if (!presence.isInside()) {
            if (pending == null || fence.contains(pending.before().place())) {
                return; // nothing is known of this version: as if it were new
            }
            judged.add(fence.id());
            advance(presence.toward(fence), fence, isIn);
        } else if (isIn || fence.contains(requireNonNull(last).place())) {
            judged.add(fence.id());
            advance(Presence.inside(fence), fence, isIn);
        } else {
            leave(presence, fence.label(), TransitionReason.FENCE_CHANGED, here());
        }
    }

    /** A fence that the vehicle is in and was not known to be. */
    private void arrive(Fence fence) {
        if (last == null) {
            begin(fence, TransitionReason.FIRST_FIX);
        } else if (!fence.isValidAt(last)) {
            begin(fence, TransitionReason.FENCE_VALIDITY);
        } else if (fence.contains(last.place())) {
            begin(fence, TransitionReason.FENCE_CHANGED);
        } else {
            advance(Presence.outside(fence), fence, true);
        }
    }

    private void begin(Fence fence, TransitionReason reason) {
        transitions.add(TransitionKind.INITIAL_INSIDE, reason, fence.label(), here());
        presences.add(Presence.inside(fence));
    }

    private void advance(Presence presence, Fence fence, boolean isIn) {
        PendingCrossing pending = presence.pending();
        if (isIn == presence.isInside()) {
            if (isIn) {
                presences.add(presence.with(null));
            } else if (pending != null) {
                passOver(pending, fence);
            }
            return;
        }
        PendingCrossing crossing =
                (pending == null
                                ? PendingCrossing.of(requireNonNull(last), fix, isPathKnown)
                                : pending)
                        .add(
                                fence.region().borderMeters(fix.place()),
                                settings.bandMeters(track.motion().accuracyDm(), fence));
        if (!isSure(crossing)) {
            presences.add(presence.with(crossing));
            return;
        }
        transitions.add(
                isIn ? TransitionKind.ENTER : TransitionKind.EXIT,
                TransitionReason.MOVED,
                fence.label(),
                crossing(crossing.before(), crossing.after(), crossing.isPathKnown(), fence, isIn));
        if (isIn) {
            presences.add(Presence.inside(fence));
        }
    }

    private boolean isSure(PendingCrossing crossing) {
        long sinceMillis = fix.eventTimeMillis() - crossing.after().eventTimeMillis();
        return crossing.clearFixes() >= settings.confirmFixes()
                || (crossing.fixes() >= settings.settleFixes()
                        && sinceMillis >= settings.settle().toMillis());
    }

    /** Out again before the entering was sure: through the fence, if a fix was deep inside. */
    private void passOver(PendingCrossing pending, Fence fence) {
        if (!pending.wasDeep() || !pending.isPathKnown() || !isPathKnown) {
            return;
        }
        Crossing in = crossing(pending.before(), pending.after(), true, fence, true);
        Crossing out = crossing(requireNonNull(last), fix, true, fence, false);
        if (Sphere.distanceMeters(in.place(), out.place()) >= settings.minPassMeters()) {
            pass(fence, in, out);
        }
    }

    /** A fence that neither fix is in, if the way between them leads through it. */
    private void passThrough(Fence fence, Segment way) {
        double band = settings.bandMeters(track.motion().accuracyDm(), fence);
        for (Chord chord : fence.region().chords(way)) {
            Crossing in = Crossing.between(requireNonNull(last), fix, chord.start());
            Crossing out = Crossing.between(last, fix, chord.end());
            boolean isDeep =
                    fence.region().borderMeters(way.at(chord.middle()))
                            >= GeofenceSettings.DEEP * band;
            boolean isCrossed = chord.start() > 0 && chord.end() < 1;
            if (isDeep
                    && isCrossed
                    && Sphere.distanceMeters(in.place(), out.place()) >= settings.minPassMeters()) {
                pass(fence, in, out);
            }
        }
    }

    private void pass(Fence fence, Crossing in, Crossing out) {
        TransitionReason reason = TransitionReason.PASSED_THROUGH;
        transitions.add(TransitionKind.ENTER, reason, fence.label(), in);
        transitions.add(TransitionKind.EXIT, reason, fence.label(), out);
    }

    private static Crossing crossing(
            FenceFix from, FenceFix to, boolean isPathKnown, Fence fence, boolean isIn) {
        List<Chord> chords =
                isPathKnown
                        ? fence.region().chords(new Segment(from.place(), to.place()))
                        : List.of();
        if (chords.isEmpty()) {
            return Crossing.between(from, to, 1);
        }
        Chord chord = chords.get(chords.size() - 1);
        return Crossing.between(from, to, isIn ? chord.start() : chord.end());
    }

    private Crossing here() {
        return new Crossing(
                fix.eventTimeMillis(),
                fix.place(),
                last == null ? 0 : last.trackId(),
                fix.trackId());
    }

    private Crossing endOf(Fence fence) {
        Long validTo = fence.geofence().validToMillis();
        long end = validTo == null ? fix.eventTimeMillis() : validTo;
        long earliest = last == null ? fix.eventTimeMillis() : last.eventTimeMillis();
        return here().at(Math.max(earliest, Math.min(fix.eventTimeMillis(), end)));
    }
}
