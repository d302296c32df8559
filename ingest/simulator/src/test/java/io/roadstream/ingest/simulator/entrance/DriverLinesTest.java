/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.ingest.simulator.fixtures.FakeGateway;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverLinesTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] KEY = new byte[32];
    private static final GeoPoint PLACE = GeoPoint.ofDegrees(45.9, -0.9);

    static {
        Arrays.fill(KEY, (byte) 7);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theNewestDutyAndEveryCallReachAGatewayThatHangsUp(long seed) throws Exception {
        DriverLedger ledger = new DriverLedger();
        try (FakeGateway gateway = new FakeGateway(KEY, seed, 60)) {
            DriverLines lines = new DriverLines(settings(gateway, KEY), ledger, Clock.systemUTC());
            for (int i = 0; i < 40; i++) {
                String vehicle = "v-%04d".formatted(i);
                lines.say(new DutyChange(vehicle, Duty.AVAILABLE, 1_000));
                lines.call(new HelpCall("call-" + i, vehicle, 1_500, PLACE));
                lines.say(new DutyChange(vehicle, Duty.BUSY, 2_000));
                lines.endCall(new HelpCall("call-" + i, vehicle, 1_500, PLACE));
                lines.say(new DutyChange(vehicle, Duty.OFF, 3_000));
            }
            lines.finish(LONG);

            assertThat(gateway.hangUps()).isPositive();
            assertThat(gateway.pongs()).isPositive();
            for (int i = 0; i < 40; i++) {
                List<Publish> said = gateway.saidOf("v-%04d".formatted(i));
                requireCallThenResolution(said, "call-" + i);
                assertThat(said)
                        .filteredOn(Publish::hasDuty)
                        .last()
                        .satisfies(
                                last ->
                                        assertThat(last.getDuty().getTimeMillis())
                                                .isEqualTo(3_000));
            }
            DriverLedger.Totals totals = ledger.totals();
            assertThat(totals.emergencies()).isEqualTo(40);
            assertThat(totals.resolutions()).isEqualTo(40);
            assertThat(totals.duties() + totals.supersededDuties()).isEqualTo(120);
            assertThat(totals.unsaid() + totals.refused()).isZero();
        }
    }

    @Test
    void aGatewayWithAnotherKeyEndsTheRun() throws Exception {
        byte[] other = new byte[32];
        try (FakeGateway gateway = new FakeGateway(other, 1, 0)) {
            DriverLines lines =
                    new DriverLines(settings(gateway, KEY), new DriverLedger(), Clock.systemUTC());
            lines.say(new DutyChange("v-1", Duty.AVAILABLE, 1_000));

            assertThatThrownBy(() -> lines.finish(LONG))
                    .isInstanceOf(EntranceFailedException.class)
                    .hasMessage("the gateway refuses the driver of v-1: not signed with the key");
        }
    }

    @Test
    void whatNobodyHearsIsCountedAsUnsaid() throws Exception {
        DriverLedger ledger = new DriverLedger();
        GatewaySettings nobody;
        try (FakeGateway gateway = new FakeGateway(KEY, 1, 0)) {
            nobody = settings(gateway, KEY);
        }
        DriverLines lines = new DriverLines(nobody, ledger, Clock.systemUTC());
        lines.say(new DutyChange("v-1", Duty.AVAILABLE, 1_000));
        lines.call(new HelpCall("call-1", "v-1", 1_500, PLACE));

        lines.finish(Duration.ofMillis(200));

        assertThat(ledger.totals().unsaid()).isEqualTo(2);
    }

    /** Repeated or not, a call is known before it is resolved. */
    private static void requireCallThenResolution(List<Publish> said, String id) {
        LinkedHashSet<String> order = new LinkedHashSet<>();
        for (Publish publish : said) {
            if (publish.hasEmergency()) {
                assertThat(publish.getEmergency().getId()).isEqualTo(id);
                assertThat(publish.getEmergency().getLocation().getLatE7())
                        .isEqualTo(PLACE.latE7());
                order.add("call");
            } else if (publish.hasAction()) {
                assertThat(publish.getAction().getEmergencyId()).isEqualTo(id);
                order.add("resolution");
            }
        }
        assertThat(order).containsExactly("call", "resolution");
    }

    private static GatewaySettings settings(FakeGateway gateway, byte[] key) {
        return new GatewaySettings(gateway.uri(), "acme", key, Duration.ofMillis(500));
    }
}
