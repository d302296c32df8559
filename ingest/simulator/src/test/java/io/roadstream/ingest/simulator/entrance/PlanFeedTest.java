/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Duty;
import io.roadstream.ingest.simulator.fixtures.FakeGateway;
import io.roadstream.ingest.simulator.fixtures.Plans;
import io.roadstream.ingest.simulator.plan.PublishedPlan;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PlanFeedTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final byte[] KEY = new byte[32];

    private final List<PublishedPlan> heard = new CopyOnWriteArrayList<>();

    @Test
    void everyDriverHearsOfTheOwnPlanAlsoAfterTheLineWasCut() throws Exception {
        try (FakeGateway gateway = new FakeGateway(KEY, 1, 0)) {
            gateway.plan(Plans.of("v-0002", 1, "early"));
            DriverLines lines = lines(gateway);
            lines.listen(World.listVehicles(3), heard::add);
            await().atMost(WITHIN).until(() -> gateway.followers().size() == 3);
            assertThat(gateway.followers()).containsExactly("v-0001", "v-0002", "v-0003");
            awaitHeard("v-0002", "early");

            gateway.plan(Plans.of("v-0001", 1, "a"));
            awaitHeard("v-0001", "a");

            gateway.hangUpOnFollowers();
            gateway.plan(Plans.of("v-0003", 1, "late"));
            awaitHeard("v-0003", "late");
            lines.finish(WITHIN);
        }
    }

    @Test
    void aLineThatListensIsNothingUnsaidAndStillSaysDuties() throws Exception {
        try (FakeGateway gateway = new FakeGateway(KEY, 1, 0)) {
            DriverLines lines = lines(gateway);
            lines.listen(World.listVehicles(1), heard::add);
            lines.say(new DutyChange("v-0001", Duty.AVAILABLE, 1_000));

            lines.finish(WITHIN);

            assertThat(gateway.saidOf("v-0001")).hasSize(1);
            assertThat(lines.ledger().totals().unsaid()).isZero();
        }
    }

    private void awaitHeard(String vehicle, String order) {
        await().atMost(WITHIN)
                .until(
                        () ->
                                heard.stream()
                                        .anyMatch(
                                                plan ->
                                                        plan.vehicle().equals(vehicle)
                                                                && plan.stops().size() == 2
                                                                && plan.stops()
                                                                        .get(0)
                                                                        .order()
                                                                        .equals(order)));
    }

    private static DriverLines lines(FakeGateway gateway) {
        return new DriverLines(
                new GatewaySettings(gateway.uri(), "acme", KEY, Duration.ofSeconds(5)),
                new DriverLedger(),
                Clock.systemUTC());
    }
}
