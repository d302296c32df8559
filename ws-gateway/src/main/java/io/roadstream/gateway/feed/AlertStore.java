/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.proto.v1.AlertKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alerts by id. Bounded by {@link #MAX_ALERTS}: one that has ended goes before one that goes on, of
 * each the oldest; and by what was heard within {@link AlertBoard#KEEP}. Of an alert that somebody
 * may still see it is noted that it is gone. For one thread.
 */
final class AlertStore {
    static final int MAX_ALERTS = 20_000;

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final List<String> gone = new ArrayList<>();

    @Nullable Alert find(String id) {
        return alerts.get(id);
    }

    Collection<Alert> list() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    Set<String> ids() {
        return Collections.unmodifiableSet(alerts.keySet());
    }

    int size() {
        return alerts.size();
    }

    void put(Alert alert) {
        alerts.put(alert.id(), alert);
        if (alert.endedMillis() == null) {
            ended.remove(alert.id());
        } else {
            ended.add(alert.id());
        }
        if (alerts.size() > MAX_ALERTS) {
            String oldest = (ended.isEmpty() ? alerts.keySet() : ended).iterator().next();
            alerts.remove(oldest);
            ended.remove(oldest);
            gone.add(oldest);
        }
    }

    /** Forgets what nobody sees any more, and what nobody has heard of for too long. */
    void forget(long nowMillis) {
        long shown = nowMillis - AlertBoard.SHOW_ENDED.toMillis();
        Iterator<Alert> all = alerts.values().iterator();
        while (all.hasNext()) {
            Alert alert = all.next();
            @Nullable Long end = alert.endedMillis();
            if (end == null) {
                if (alert.heardMillis() < nowMillis - keepMillis(alert)) {
                    all.remove();
                    gone.add(alert.id());
                }
            } else if (end < shown && alert.heardMillis() < shown) {
                all.remove();
                ended.remove(alert.id());
            }
        }
    }

    /** Those that are gone since this was asked last. */
    List<String> takeGone() {
        List<String> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Nothing ends the risk of an order that is not known any more. */
    private static long keepMillis(Alert alert) {
        return alert.kind() == AlertKind.ALERT_KIND_LATE_RISK
                ? AlertBoard.KEEP_RISKS.toMillis()
                : AlertBoard.KEEP.toMillis();
    }
}
