/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.FleetPlans;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.StopRef;
import io.roadstream.domain.dispatch.VehicleRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Plans that were thought over are plans, and cost less. */
class SearchReplannerTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.DEFAULT;
    private static final int ITERATIONS = 3_000;

    private final SearchReplanner replanner = SearchReplanner.counted(SETTINGS, ITERATIONS);

    @SeededTest
    void whatMustStayStaysAndNothingIsLost(long seed) {
        FleetPlans plans = plans(seed);

        List<VehicleRoute> found = replanner.improve(plans, () -> false);

        assertThat(refs(found)).containsExactlyInAnyOrderElementsOf(refs(plans.routes()));
        Map<String, VehicleRoute> before = byId(plans.routes());
        for (VehicleRoute route : found) {
            VehicleRoute was = requireNonNull(before.get(route.vehicleId()));
            assertThat(route.stops().subList(0, was.committed()))
                    .isEqualTo(was.stops().subList(0, was.committed()));
            assertThat(load(route)).isLessThanOrEqualTo(Math.max(was.capacity(), load(was)));
            Set<String> fetched = new HashSet<>();
            for (RouteStop stop : route.stops()) {
                String order = stop.ref().orderId();
                boolean isFetchedHere =
                        stop.ref().kind() == StopKind.PICKUP
                                ? fetched.add(order)
                                : fetched.contains(order);
                boolean isOwn = was.stops().contains(stop);
                assertThat(isFetchedHere || isOwn).as(order).isTrue();
                assertThat(isOwn || !plans.bound().contains(order)).as(order).isTrue();
            }
        }
        assertThat(kinds(found)).isEqualTo(kinds(plans.routes()));
    }

    @SeededTest
    void costsNoMoreThanBefore(long seed) {
        FleetPlans plans = plans(seed);

        List<VehicleRoute> found = replanner.improve(plans, () -> false);

        assertThat(cost(found)).isLessThanOrEqualTo(cost(plans.routes()) + 1);
    }

    @Test
    void gainsMuchWhereOrdersWereGivenWithoutThinking() {
        double before = 0;
        double after = 0;
        for (long seed = 1; seed <= 10; seed++) {
            FleetPlans plans = plans(seed);
            before += cost(plans.routes());
            after += cost(replanner.improve(plans, () -> false));
        }

        assertThat(after).isLessThan(0.8 * before);
    }

    @Test
    void theSameIsFoundAgain() {
        FleetPlans plans = plans(3);

        assertThat(replanner.improve(plans, () -> false))
                .isEqualTo(replanner.improve(plans, () -> false));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        AtomicBoolean isCancelled = new AtomicBoolean(true);

        List<VehicleRoute> found =
                SearchReplanner.counted(SETTINGS, Long.MAX_VALUE / 4)
                        .improve(plans(1), isCancelled::get);

        assertThat(refs(found)).hasSameElementsAs(refs(plans(1).routes()));
    }

    /** A few vehicles; each second order stays where it is. */
    private static FleetPlans plans(long seed) {
        List<VehicleRoute> routes = new RandomFleet(seed).routes(12);
        Set<String> bound = new HashSet<>();
        for (StopRef stop : refs(routes)) {
            if (stop.orderId().hashCode() % 2 == 0) {
                bound.add(stop.orderId());
            }
        }
        return new FleetPlans(routes, bound);
    }

    private static List<StopRef> refs(List<VehicleRoute> routes) {
        List<StopRef> refs = new ArrayList<>();
        routes.forEach(route -> route.stops().forEach(stop -> refs.add(stop.ref())));
        return refs;
    }

    private static Map<String, VehicleRoute> byId(List<VehicleRoute> routes) {
        Map<String, VehicleRoute> byId = new HashMap<>();
        routes.forEach(route -> byId.put(route.vehicleId(), route));
        return byId;
    }

    private static Map<String, VehicleKind> kinds(List<VehicleRoute> routes) {
        Map<String, VehicleKind> kinds = new HashMap<>();
        routes.forEach(route -> kinds.put(route.vehicleId(), route.kind()));
        return kinds;
    }

    /** The most that is on board. */
    private static int load(VehicleRoute route) {
        int load = route.onBoard();
        int most = load;
        for (RouteStop stop : route.stops()) {
            load += stop.ref().kind() == StopKind.PICKUP ? stop.size() : -stop.size();
            most = Math.max(most, load);
        }
        return most;
    }

    private static double cost(List<VehicleRoute> routes) {
        return routes.stream().mapToDouble(route -> RouteTimes.of(route, SETTINGS).cost()).sum();
    }
}
