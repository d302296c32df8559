/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Handling;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people did about alerts, by alert, in whichever order it is heard. Bounded by what was done
 * within {@link #KEEP}. For one thread.
 */
final class Handlings {
    /** Longer than alerts are known that go on. */
    static final Duration KEEP = AlertBoard.KEEP.plusDays(1);

    private final Map<String, AlertHandling> byAlert = new HashMap<>();

    /** Takes what somebody did; whether that is news. */
    boolean apply(AlertHandling handling) {
        String id = handling.envelope().entityId();
        @Nullable AlertHandling known = byAlert.get(id);
        AlertHandling merged = known == null ? handling : merge(known, handling);
        byAlert.put(id, merged);
        return !merged.equals(known);
    }

    Handled of(Alert alert) {
        @Nullable AlertHandling handling = byAlert.get(alert.id());
        return new Handled(
                alert,
                handling == null ? null : handling.acknowledged(),
                handling == null ? null : handling.resolved());
    }

    void forget(long nowMillis) {
        long since = nowMillis - KEEP.toMillis();
        byAlert.values().removeIf(handling -> handling.envelope().ingestTimeMillis() < since);
    }

    /** As with emergencies: what was done stays done, and the earlier of two people counts. */
    private static AlertHandling merge(AlertHandling one, AlertHandling other) {
        return new AlertHandling(
                one.envelope().ingestTimeMillis() >= other.envelope().ingestTimeMillis()
                        ? one.envelope()
                        : other.envelope(),
                earlier(one.acknowledged(), other.acknowledged()),
                earlier(one.resolved(), other.resolved()));
    }

    private static @Nullable Handling earlier(@Nullable Handling one, @Nullable Handling other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.timeMillis() <= other.timeMillis() ? one : other;
    }
}
