/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest plan of each vehicle of a tenant. Bounded by the vehicles that got one within {@link
 * #KEEP}. For one thread.
 */
public final class PlanBoard {
    /** A plan that no newer one has replaced for so long is none any more. */
    public static final Duration KEEP = Duration.ofHours(24);

    private final Map<String, Plan> plans = new LinkedHashMap<>();

    /** Takes a plan; whether it is the newest of its vehicle. */
    public boolean apply(Plan plan) {
        @Nullable Plan known = plans.get(plan.envelope().entityId());
        if (known != null && !plan.isNewerThan(known)) {
            return false;
        }
        plans.put(plan.envelope().entityId(), plan);
        return true;
    }

    public Collection<Plan> list() {
        return Collections.unmodifiableCollection(plans.values());
    }

    /** Forgets plans that are none any more, and says which. */
    public List<Plan> forget(long nowMillis) {
        long since = nowMillis - KEEP.toMillis();
        List<Plan> gone = new ArrayList<>();
        plans.values()
                .removeIf(plan -> plan.envelope().ingestTimeMillis() < since && gone.add(plan));
        return gone;
    }

    /** Who may see a plan. */
    public static Set<Party> parties(Plan plan) {
        String tenant = plan.envelope().tenant();
        return Set.of(Party.ops(tenant), Party.driver(tenant, plan.envelope().entityId()));
    }
}
