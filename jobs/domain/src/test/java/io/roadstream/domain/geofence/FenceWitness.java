/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import io.roadstream.contract.geo.GeoPoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Watches a vehicle beside the rule and knows it only by what it emits. It asks every fence at
 * every fix and holds that
 *
 * <ul>
 *   <li>nobody leaves what he is not in, or enters what he is in;
 *   <li>after two fixes in a row clearly on one side the vehicle is on that side;
 *   <li>who crosses does it between the fixes that are named, in time and at the border.
 * </ul>
 */
final class FenceWitness {
    private static final GeofenceSettings SETTINGS = GeofenceSettings.DEFAULT;

    private final GeofenceRule rule = new GeofenceRule(SETTINGS);
    private final FenceGrid grid = new FenceGrid();
    private final List<Fence> fences;
    private GeofenceState state = GeofenceState.NEW;
    private final Set<String> inside = new HashSet<>();
    private final Map<String, Integer> clearFixes = new HashMap<>();
    private final Map<Long, Track> live = new HashMap<>();
    private int transitions;

    FenceWitness(List<Geofence> fences) {
        this.fences = fences.stream().map(Fence::of).toList();
        fences.forEach(grid::put);
    }

    /** How many transitions there were. */
    int transitions() {
        return transitions;
    }

    /** Lets the rule judge the track, and judges the rule. */
    void take(Track track) {
        if (track.isLive()) {
            live.put(track.trackId(), track);
        }
        GeofenceStep step = rule.step(state, track, grid);
        state = step.state();
        for (GeofenceTransition transition : step.transitions()) {
            transitions++;
            checkSides(transition);
            checkCrossing(transition);
        }
        if (track.isLive() && SETTINGS.isUsable(track.motion().accuracyDm())) {
            fences.forEach(fence -> checkClear(fence, track));
        }
    }

    private void checkSides(GeofenceTransition transition) {
        boolean isChange =
                transition.kind() == TransitionKind.EXIT
                        ? inside.remove(transition.geofenceId())
                        : inside.add(transition.geofenceId());
        assertThat(isChange).as("%s from the other side", transition).isTrue();
    }

    private void checkCrossing(GeofenceTransition transition) {
        if (transition.kind() == TransitionKind.INITIAL_INSIDE) {
            return;
        }
        Track before = requireNonNull(live.get(transition.beforeTrackId()));
        Track after = requireNonNull(live.get(transition.afterTrackId()));
        assertThat(transition.reason())
                .isIn(TransitionReason.MOVED, TransitionReason.PASSED_THROUGH);
        long earliest = before.envelope().eventTimeMillis();
        long latest = after.envelope().eventTimeMillis();
        assertThat(transition.envelope().eventTimeMillis()).isBetween(earliest, latest);
        boolean isAtTheFix = transition.location().equals(after.location());
        if (!isAtTheFix) {
            assertThat(region(transition.geofenceId()).borderMeters(transition.location()))
                    .as("metres from the border of %s", transition)
                    .isLessThan(0.05);
        }
    }

    private void checkClear(Fence fence, Track track) {
        GeoPoint place = track.location();
        boolean isIn = fence.contains(place);
        boolean isClear =
                fence.region().borderMeters(place)
                        >= SETTINGS.bandMeters(track.motion().accuracyDm(), fence);
        int before = clearFixes.getOrDefault(fence.id(), 0);
        int side = isIn ? 1 : -1;
        int now = isClear ? side * (before * side > 0 ? Math.abs(before) + 1 : 1) : 0;
        clearFixes.put(fence.id(), now);
        if (Math.abs(now) >= SETTINGS.confirmFixes()) {
            assertThat(inside.contains(fence.id()))
                    .as("in %s after clear fixes, at %s", fence.id(), track)
                    .isEqualTo(isIn);
        }
    }

    private Region region(String id) {
        return fences.stream()
                .filter(fence -> fence.id().equals(id))
                .findFirst()
                .orElseThrow()
                .region();
    }
}
