/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.KpiWindow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest key figures of each tenant as a whole. Thread-safe: one thread reads what comes. */
public final class KpiBoard {
    /** Key figures that are older say nothing of now. */
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final Map<String, KpiWindow> newest = new ConcurrentHashMap<>();

    /** Takes a window; whether it is about a whole tenant and the newest of it. */
    public boolean apply(KpiWindow window) {
        return window.isWhole()
                && window.equals(newest.merge(window.envelope().tenant(), window, KpiBoard::newer));
    }

    /** The newest, unless it is too old. */
    public Optional<KpiWindow> find(String tenant, long nowMillis) {
        return Optional.ofNullable(newest.get(tenant))
                .filter(window -> window.endMillis() >= nowMillis - WITHIN.toMillis());
    }

    /** Of equals the one that came later counts: it replaces what was taken back. */
    private static KpiWindow newer(KpiWindow known, KpiWindow window) {
        boolean isOlder =
                window.endMillis() < known.endMillis()
                        || (window.endMillis() == known.endMillis()
                                && window.revision() < known.revision());
        return isOlder ? known : window;
    }
}
