/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.fixtures.SeededTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whatever happens, in whatever order: the book fits together. */
class DispatchPropertiesTest {
    private static final int STEPS = 400;
    private static final int VEHICLES = 6;
    private static final List<Duty> DUTIES = List.of(Duty.values());
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

    @SeededTest
    void everyPlannedOrderIsInOnePlanWithItsPickupFirst(long seed) {
        Random random = new Random(seed);
        DispatchScene scene = new DispatchScene();
        for (int i = 0; i < VEHICLES; i++) {
            scene.vehicle("van-" + i, random.nextInt(9_000), 1 + random.nextInt(4));
        }
        List<String> orders = new ArrayList<>();
        @Nullable FleetPlans asked = null;
        for (int i = 0; i < STEPS; i++) {
            happen(scene, random, orders);
            if (random.nextInt(6) == 0) {
                asked = scene.plans().orElse(asked);
            }
            if (asked != null && random.nextInt(6) == 0) {
                scene.replan(asked, shuffled(asked, random));
                asked = null;
            }
            checkBook(scene.book);
        }
        checkVersions(scene.plans);
        assertThat(scene.plans).hasSizeGreaterThan(20);
    }

    /** An order that is not bound goes anywhere, whether that is good or not. */
    private static Map<String, String> shuffled(FleetPlans asked, Random random) {
        Map<String, List<String>> stops = new HashMap<>();
        Set<String> placed = new TreeSet<>();
        for (VehicleRoute route : asked.routes()) {
            List<String> own = new ArrayList<>();
            for (RouteStop stop : route.stops()) {
                own.add(DispatchScene.text(stop.ref()));
                placed.add(stop.ref().orderId());
            }
            stops.put(route.vehicleId(), own);
        }
        for (String order : placed) {
            if (!asked.bound().contains(order) && random.nextBoolean()) {
                VehicleRoute taker = asked.routes().get(random.nextInt(asked.routes().size()));
                stops.values().forEach(own -> own.removeAll(List.of("+" + order, "-" + order)));
                List<String> others =
                        stops.computeIfAbsent(taker.vehicleId(), id -> new ArrayList<>());
                int at =
                        Math.min(
                                others.size(),
                                taker.committed() + random.nextInt(1 + others.size()));
                others.add(at, "-" + order);
                others.add(at, "+" + order);
            }
        }
        Map<String, String> found = new HashMap<>();
        stops.forEach((vehicle, own) -> found.put(vehicle, String.join(" ", own)));
        return found;
    }

    private static void happen(DispatchScene scene, Random random, List<String> orders) {
        String vehicle = "van-" + random.nextInt(VEHICLES);
        scene.after(random.nextInt(20));
        switch (random.nextInt(8)) {
            case 0 -> scene.fix(vehicle, random.nextInt(9_000));
            case 1 -> scene.duty(vehicle, DUTIES.get(random.nextInt(DUTIES.size())));
            case 2 -> {
                orders.add("o-" + orders.size());
                scene.order(
                        orders.get(orders.size() - 1),
                        random.nextInt(9_000),
                        random.nextInt(9_000),
                        (int) ((scene.now() - DispatchScene.START) / 1_000)
                                + random.nextInt(3_000));
            }
            case 3 -> scene.check();
            case 4 -> orders.stream().skip(Math.max(0, orders.size() - 3)).forEach(scene::risk);
            default -> advance(scene, random, orders, vehicle);
        }
    }

    /** An order gets a status that may follow, mostly with the vehicle of its plan. */
    private static void advance(
            DispatchScene scene, Random random, List<String> orders, String other) {
        if (orders.isEmpty()) {
            return;
        }
        OrderWork work =
                scene.book.findOrder(orders.get(random.nextInt(orders.size()))).orElse(null);
        OrderStatus next = STATUSES.get(random.nextInt(STATUSES.size()));
        if (work != null && work.order().status().allows(next)) {
            Placing placing = work.placing();
            @Nullable String vehicle = next == OrderStatus.CREATED ? null : other;
            if (placing != null && next != OrderStatus.CREATED && random.nextInt(5) > 0) {
                vehicle = placing.vehicleId();
            }
            scene.row(work.id(), next, vehicle);
        }
    }

    private static void checkBook(HeapBook book) {
        Map<String, String> holders = new HashMap<>();
        for (VehicleWork vehicle : book.listVehicles()) {
            assertThat(vehicle.stops()).doesNotHaveDuplicates();
            List<String> pickedUp = new ArrayList<>();
            for (StopRef stop : vehicle.stops()) {
                OrderWork work = book.findOrder(stop.orderId()).orElseThrow();
                assertThat(work.isPlacedAt(vehicle.vehicleId())).as("%s", work).isTrue();
                assertThat(work.isOpen()).isTrue();
                if (stop.kind() == StopKind.PICKUP) {
                    assertThat(work.isCarried()).isFalse();
                    pickedUp.add(work.id());
                } else {
                    assertThat(work.isCarried() || pickedUp.contains(work.id())).isTrue();
                    assertThat(holders.put(work.id(), vehicle.vehicleId())).isNull();
                }
            }
        }
        for (OrderWork work : book.listOrders()) {
            assertThat(holders.containsKey(work.id())).isEqualTo(work.placing() != null);
        }
    }

    private static void checkVersions(List<Plan> plans) {
        Map<String, Long> versions = new HashMap<>();
        for (Plan plan : plans) {
            long before = versions.getOrDefault(plan.envelope().entityId(), 0L);
            assertThat(plan.version()).isEqualTo(before + 1);
            versions.put(plan.envelope().entityId(), plan.version());
        }
    }
}
