/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits changes into those that go together: vehicles that take orders of each other. */
final class RouteGroups {
    private final Map<String, String> leaders = new HashMap<>();

    private RouteGroups() {}

    /** Changes of stops, each group with all vehicles that its orders come from or go to. */
    static List<List<RouteChange>> of(List<RouteChange> changes) {
        RouteGroups groups = new RouteGroups();
        Map<String, String> holders = new HashMap<>();
        for (RouteChange change : changes) {
            change.before().forEach(stop -> holders.put(stop.orderId(), change.vehicleId()));
        }
        for (RouteChange change : changes) {
            for (StopRef stop : change.after()) {
                String holder = holders.getOrDefault(stop.orderId(), change.vehicleId());
                groups.join(holder, change.vehicleId());
            }
        }
        Map<String, List<RouteChange>> found = new LinkedHashMap<>();
        for (RouteChange change : changes) {
            if (!change.isNone()) {
                found.computeIfAbsent(groups.leader(change.vehicleId()), k -> new ArrayList<>())
                        .add(change);
            }
        }
        return List.copyOf(found.values());
    }

    private void join(String vehicleId, String otherId) {
        leaders.put(leader(vehicleId), leader(otherId));
    }

    private String leader(String vehicleId) {
        String leader = vehicleId;
        String next = leaders.getOrDefault(leader, leader);
        while (!next.equals(leader)) {
            leader = next;
            next = leaders.getOrDefault(leader, leader);
        }
        return leader;
    }
}
