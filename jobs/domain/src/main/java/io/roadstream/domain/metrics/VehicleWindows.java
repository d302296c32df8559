/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.domain.eta.DeviceClock;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one vehicle for key figures. Bounded: windows are dropped once nothing may
 * be added to them.
 *
 * @param clock what its device's clock is worth
 * @param windows those to which something may still be added
 * @param heardMillis when its newest fix came, processing time
 * @param wakeMillis when to look at it next, processing time; 0: never
 */
public record VehicleWindows(
        DeviceClock clock, List<Window> windows, long heardMillis, long wakeMillis) {
    /** A vehicle never heard of. */
    public static final VehicleWindows NEW = new VehicleWindows(DeviceClock.NEW, List.of(), 0, 0);

    public VehicleWindows {
        windows = List.copyOf(windows);
    }

    /**
     * What was seen in one window.
     *
     * @param startMillis its beginning, UTC
     * @param seen what
     * @param isTold whether the tenant knows all of it
     */
    public record Window(long startMillis, SeenVehicle seen, boolean isTold) {}

    VehicleWindows heard(DeviceClock next, long nowMillis) {
        return new VehicleWindows(next, windows, nowMillis, wakeMillis);
    }

    VehicleWindows with(List<Window> next) {
        return new VehicleWindows(clock, next, heardMillis, wakeMillis);
    }

    /** The same with one more fix in a window. */
    VehicleWindows with(long startMillis, VehicleFix fix, int ageMillis, int maxAges) {
        List<Window> next = new ArrayList<>(windows);
        SeenVehicle seen = SeenVehicle.NOT_YET;
        for (Window window : windows) {
            if (window.startMillis() == startMillis) {
                seen = window.seen();
                next.remove(window);
            }
        }
        next.add(new Window(startMillis, seen.with(fix.cell(), ageMillis, maxAges), false));
        return with(next);
    }

    /** The same with another timer. */
    public VehicleWindows wakingAt(long millis) {
        return new VehicleWindows(clock, windows, heardMillis, millis);
    }
}
