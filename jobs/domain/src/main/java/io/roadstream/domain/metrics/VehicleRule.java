/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.Envelope;
import io.roadstream.domain.eta.DeviceClock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the fixes of one vehicle into the windows of their event times, so that its tenant hears of
 * it once in a window and not once a fix. A device's clock that is wrong is put right first. A fix
 * is late, and counts nowhere, once its window takes no corrections any more.
 */
public final class VehicleRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MetricsSettings settings;

    public VehicleRule(MetricsSettings settings) {
        this.settings = settings;
    }

    /**
     * Result of a fix.
     *
     * @param state what to remember
     * @param isLate whether the fix counts nowhere
     */
    public record Step(VehicleWindows state, boolean isLate) {}

    /**
     * Result of telling.
     *
     * @param state what to remember
     * @param windows what the tenant does not know yet
     */
    public record Told(VehicleWindows state, List<VehicleWindows.Window> windows) {}

    /** A live fix came. */
    public Step step(VehicleWindows known, VehicleFix fix, long nowMillis) {
        Envelope envelope = fix.envelope();
        DeviceClock clock = known.clock().heard(envelope);
        VehicleWindows state = known.heard(clock, nowMillis);
        long time = Math.min(clock.timeMillis(envelope.eventTimeMillis()), nowMillis);
        long start = settings.startMillis(time);
        if (isOver(start, nowMillis)) {
            return new Step(state, true);
        }
        long age = Math.max(0, envelope.ingestTimeMillis() - time);
        return new Step(
                state.with(start, fix, (int) Math.min(age, Integer.MAX_VALUE), settings.maxAges()),
                false);
    }

    /** What is to be told of windows that have ended; those that are over are forgotten. */
    public Told tell(VehicleWindows state, long nowMillis) {
        List<VehicleWindows.Window> told = new ArrayList<>();
        List<VehicleWindows.Window> left = new ArrayList<>();
        for (VehicleWindows.Window window : state.windows()) {
            boolean isDue = settings.tellMillis(window.startMillis()) <= nowMillis;
            if (isDue && !window.isTold()) {
                told.add(window);
            }
            if (!isOver(window.startMillis(), nowMillis)) {
                left.add(
                        new VehicleWindows.Window(
                                window.startMillis(), window.seen(), window.isTold() || isDue));
            }
        }
        return new Told(state.with(left), told);
    }

    /** When to look at the vehicle next. */
    public long wakeMillis(VehicleWindows state, long nowMillis) {
        return state.windows().isEmpty()
                ? state.heardMillis() + settings.memory().vehicle().toMillis()
                : settings.nextTellMillis(nowMillis);
    }

    /** Whether nothing needs to be known of the vehicle any more. */
    public boolean isForgotten(VehicleWindows state, long nowMillis) {
        return state.windows().isEmpty()
                && nowMillis >= state.heardMillis() + settings.memory().vehicle().toMillis();
    }

    private boolean isOver(long startMillis, long nowMillis) {
        return nowMillis >= settings.endMillis(startMillis) + settings.late().toMillis();
    }
}
