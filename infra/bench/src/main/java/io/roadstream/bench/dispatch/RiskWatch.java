/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.bench.city.CityRows;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.identity.StableHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which orders will probably be late, in the place of the eta job: those whose drop-off is
 * expected after the end of its window, each at most every two minutes.
 */
final class RiskWatch {
    private static final long AGAIN_MILLIS = Duration.ofMinutes(2).toMillis();
    private static final int MORE_LIKELY_THAN_NOT = 600;

    private final Map<String, Long> said = new HashMap<>();

    List<Trigger> look(List<RouteTimes> routes, long nowMillis) {
        said.values().removeIf(time -> nowMillis - time >= AGAIN_MILLIS);
        List<Trigger> risks = new ArrayList<>();
        for (RouteTimes route : routes) {
            for (PlannedStop stop : route.stops()) {
                Long due = stop.dueMillis();
                if (stop.kind() == StopKind.DROPOFF
                        && due != null
                        && stop.arrivalMillis() > due
                        && said.putIfAbsent(stop.orderId(), nowMillis) == null) {
                    risks.add(risk(stop.orderId(), nowMillis));
                }
            }
        }
        return risks;
    }

    private static Trigger risk(String order, long nowMillis) {
        return new Trigger(
                CityRows.envelope(order, nowMillis),
                StableHash.of(order).and(nowMillis).value(),
                TriggerKind.LATE_RISK,
                null,
                MORE_LIKELY_THAN_NOT);
    }
}
