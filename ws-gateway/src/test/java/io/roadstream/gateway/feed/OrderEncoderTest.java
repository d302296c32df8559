/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.OrderState;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.City;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderEncoderTest {
    private static final long MINUTE = 60_000;

    private final City city = new City("acme", Reports.TIME.toEpochMilli());
    private final KnownOrder known =
            new KnownOrder(
                    city.order("o-1", 1, OrderStatus.PICKING_UP, "van-1"),
                    city.eta("o-1", StopKind.PICKUP, "van-1", 7, 100),
                    city.eta("o-1", StopKind.DROPOFF, "van-1", 7, 100));

    @Test
    void opsAndTheDriverSeeAllOfIt() {
        OrderState ops = OrderEncoder.state(known, Role.OPS);

        assertThat(OrderEncoder.state(known, Role.DRIVER)).isEqualTo(ops);
        assertThat(ops.getOrder().getVehicleId()).isEqualTo("van-1");
        assertThat(ops.getOrder().getDropoff().getName()).isEqualTo(City.DOOR);
        assertThat(ops.getDropoffEta().getLatePermille()).isEqualTo(100);
        assertThat(ops.hasPickupEta()).isTrue();
    }

    @Test
    void aCustomerLearnsNothingOfWhoBringsItAndFromWhom() {
        OrderState customer = OrderEncoder.state(known, Role.CUSTOMER);

        assertThat(customer.toString()).doesNotContain("van-1", "d-of", "m-1");
        assertThat(customer.getOrder().getCustomerId()).isEqualTo("c-1");
        assertThat(customer.getOrder().getDropoff().getName()).isEqualTo(City.DOOR);
        assertThat(customer.getDropoffEta().getTrackId()).isZero();
        assertThat(customer.getDropoffEta().getEtaId()).isZero();
        assertThat(customer.getDropoffEta().getRemainingM()).isZero();
        assertThat(customer.getDropoffEta().hasLatePermille()).isFalse();
    }

    @Test
    void aMerchantLearnsNothingOfWhoBringsItAndToWhom() {
        OrderState merchant = OrderEncoder.state(known, Role.MERCHANT);

        assertThat(merchant.toString()).doesNotContain("van-1", "d-of", "c-1", "Müller");
        assertThat(merchant.getOrder().getDropoff().getName()).isEmpty();
        assertThat(merchant.getOrder().getMerchantId()).isEqualTo("m-1");
        assertThat(merchant.getPickupEta().getTrackId()).isZero();
        assertThat(merchant.getPickupEta().getP50Millis()).isEqualTo(city.millis(7) + 540_000);
    }

    @Test
    void aMerchantLearnsTheNeighbourhoodButNotTheDoor() {
        GeoPoint door = GeoPoint.ofDegrees(37.774_929_1, -122.419_415_5);
        Order order = city.order("o-1", 1, OrderStatus.DELIVERING, "van-1");
        KnownOrder far =
                new KnownOrder(
                        new Order(
                                order.envelope(),
                                order.version(),
                                order.status(),
                                order.parties(),
                                order.assignment(),
                                order.pickup(),
                                new OrderStop(door, City.DOOR, TimeWindow.OPEN),
                                order.readyTimeMillis(),
                                order.size(),
                                order.price(),
                                order.createdTimeMillis()),
                        known.pickupEta(),
                        known.dropoffEta());

        OrderState merchant = OrderEncoder.state(far, Role.MERCHANT);
        OrderState customer = OrderEncoder.state(far, Role.CUSTOMER);

        assertThat(merchant.getOrder().getDropoff().getLocation().getLatE7())
                .isEqualTo(377_700_000);
        assertThat(merchant.getOrder().getDropoff().getLocation().getLonE7())
                .isEqualTo(-1_224_200_000);
        assertThat(merchant.getOrder().getPickup())
                .as("its own place")
                .isEqualTo(customer.getOrder().getPickup());
        assertThat(merchant.getDropoffEta().getRemainingM()).as("leads to the door").isZero();
        assertThat(merchant.getDropoffEta().getP50Millis()).isPositive();
        assertThat(customer.getOrder().getDropoff().getLocation().getLatE7())
                .isEqualTo(door.latE7());
    }

    /** The interval in minutes holds the exact one, and is no wider than that needs. */
    @SeededTest
    void aCustomersIntervalIsRoundedOutward(long seed) {
        Random random = new Random(seed);
        long p10 = city.millis(random.nextInt(10_000)) + random.nextInt(1_000);
        long p50 = p10 + random.nextInt(600_000);
        long p90 = p50 + random.nextInt(600_000);
        Eta exact = Objects.requireNonNull(known.dropoffEta());
        Eta eta =
                new Eta(
                        exact.envelope(),
                        1,
                        0,
                        StopKind.DROPOFF,
                        "van-1",
                        new ArrivalInterval(p10, p50, p90),
                        5,
                        null,
                        exact.method(),
                        exact.orderVersion(),
                        2);

        var told =
                OrderEncoder.state(new KnownOrder(known.order(), null, eta), Role.CUSTOMER)
                        .getDropoffEta();

        assertThat(told.getP10Millis() % MINUTE).isZero();
        assertThat(told.getP50Millis() % MINUTE).isZero();
        assertThat(told.getP90Millis() % MINUTE).isZero();
        assertThat(told.getP10Millis()).isBetween(p10 - MINUTE + 1, p10);
        assertThat(told.getP90Millis()).isBetween(p90, p90 + MINUTE - 1);
        assertThat(told.getP50Millis()).isBetween(told.getP10Millis(), told.getP90Millis());
        assertThat(Math.abs(told.getP50Millis() - p50)).isLessThanOrEqualTo(MINUTE / 2);
    }
}
