/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static io.roadstream.gateway.http.RunningGateway.east;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Unsubscribe;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.fixtures.LiveClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window in which customers see the vehicle that brings their order. */
@Timeout(120)
class OrderVehicleIT {
    @TempDir static Path folder;

    private static RunningGateway gateway;

    private final City city = new City("acme", System.currentTimeMillis() - 60_000);

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void opensWithThePickupFollowsTheVehicleAndClosesWithTheEnd() throws Exception {
        gateway.write(Topics.TRACKS, gateway.track("acme", "van-1", 0, TOWN));
        gateway.write(Topics.TRACKS, gateway.track("acme", "van-2", 0, east(TOWN, 50)));
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.PICKING_UP, "van-1"));
        try (LiveClient customer = gateway.customer("acme", "c-1").followOrders(1)) {
            customer.await(
                    f ->
                            f.getOrderSnapshot().getOrdersCount() == 1
                                    || f.getOrderChange().hasState());
            customer.watch(2, "o-1");
            customer.await(f -> f.getSnapshot().getSubscription() == 2);
            assertThat(customer.vehicles()).as("on the way to the pickup").isEmpty();

            gateway.write(Topics.ORDERS, city.order("o-1", 2, OrderStatus.PICKED_UP, "van-1"));
            customer.awaitVehicles(seen -> seen.keySet().equals(Set.of("o-1")));
            gateway.write(Topics.TRACKS, gateway.track("acme", "van-1", 1, east(TOWN, 1)));
            customer.awaitVehicles(
                    seen ->
                            seen.containsKey("o-1")
                                    && seen.get("o-1").place().equals(east(TOWN, 1)));

            gateway.write(Topics.ORDERS, city.order("o-1", 3, OrderStatus.DELIVERING, "van-2"));
            customer.awaitVehicles(
                    seen ->
                            seen.containsKey("o-1")
                                    && seen.get("o-1").place().equals(east(TOWN, 50)));

            long before = snapshots(customer);
            gateway.write(Topics.ORDERS, city.order("o-1", 4, OrderStatus.DELIVERED, "van-2"));
            customer.awaitVehicles(Map::isEmpty);
            customer.await(
                    f ->
                            f.getOrderChange().getState().getOrder().getVersion().getChangeLsn()
                                    == 1_004);
            assertThat(snapshots(customer) - before).as("one, which takes it away").isEqualTo(1);
            gateway.write(Topics.TRACKS, gateway.track("acme", "van-2", 1, east(TOWN, 51)));
            customer.send(unsubscribe(2));
            customer.watch(3, "o-1");
            customer.await(f -> f.getSnapshot().getSubscription() == 3);

            assertThat(customer.vehicles()).as("what is over stays over").isEmpty();
            assertThat(customer.frames())
                    .allSatisfy(
                            frame ->
                                    assertThat(
                                                    new String(
                                                            frame.toByteArray(),
                                                            StandardCharsets.ISO_8859_1))
                                            .doesNotContain("van-1", "van-2"));
        }
    }

    @Test
    void thereIsNoWindowOnAnOrderOfSomebodyElse() throws Exception {
        gateway.write(Topics.TRACKS, gateway.track("acme", "van-7", 0, TOWN));
        gateway.write(
                Topics.ORDERS,
                city.order(
                        "o-7", 1, OrderStatus.DELIVERING, "van-7", new OrderParties("c-7", "m-7")));
        try (LiveClient own = gateway.customer("acme", "c-7").followOrders(1);
                LiveClient other = gateway.customer("acme", "c-8");
                LiveClient rival = gateway.customer("rival", "c-7");
                LiveClient merchant = gateway.merchant("acme", "m-7")) {
            own.await(
                    f ->
                            f.getOrderSnapshot().getOrdersCount() == 1
                                    || f.getOrderChange().hasState());
            own.watch(2, "o-7");
            own.awaitVehicles(seen -> seen.containsKey("o-7"));

            assertRefused(other, "o-7", ErrorCode.ERROR_CODE_NOT_FOUND);
            assertRefused(rival, "o-7", ErrorCode.ERROR_CODE_NOT_FOUND);
            assertRefused(own, "van-7", ErrorCode.ERROR_CODE_NOT_FOUND);
            assertRefused(merchant, "o-7", ErrorCode.ERROR_CODE_FORBIDDEN);
            assertRefused(merchant, "van-7", ErrorCode.ERROR_CODE_FORBIDDEN);

            // Whoever gets the order sees it, and who had it does not any more.
            gateway.write(
                    Topics.ORDERS,
                    city.order(
                            "o-7",
                            2,
                            OrderStatus.DELIVERING,
                            "van-7",
                            new OrderParties("c-8", "m-7")));
            own.awaitVehicles(Map::isEmpty);
            own.await(f -> f.getOrderChange().getGone().equals("o-7"));
            other.watch(3, "o-7");
            other.awaitVehicles(seen -> seen.containsKey("o-7"));
        }
    }

    private static long snapshots(LiveClient client) {
        return client.frames().stream().filter(ServerFrame::hasSnapshot).count();
    }

    private static void assertRefused(LiveClient client, String id, ErrorCode code) {
        client.watch(9, id);
        ServerFrame refusal = client.await(f -> f.getError().getSubscription() == 9);
        assertThat(refusal.getError().getCode()).isEqualTo(code);
    }

    private static ClientFrame.Builder unsubscribe(int number) {
        return ClientFrame.newBuilder()
                .setUnsubscribe(Unsubscribe.newBuilder().setSubscription(number));
    }
}
