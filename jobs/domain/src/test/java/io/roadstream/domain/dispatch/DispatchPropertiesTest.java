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
        for (int i = 0; i < STEPS; i++) {
            happen(scene, random, orders);
            checkBook(scene.book);
        }
        checkVersions(scene.plans);
        assertThat(scene.plans).hasSizeGreaterThan(20);
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
