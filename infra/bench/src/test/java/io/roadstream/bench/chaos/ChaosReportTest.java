/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.client.ClientVerdict;
import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.bench.chaos.fault.Trace;
import io.roadstream.bench.chaos.oracle.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
    private static final Trace TRACE = new Trace(List.of("flink died"), List.of());
    private static final Verdict CLEAN = new Verdict(0, 0, 0, List.of());
    private static final ControlResult CAUGHT = new ControlResult("twice", true, "1 duplicated");

    @Test
    void isGoodWhenNothingIsWrongAndEverythingLeftItsTrace() {
        assertThat(report(seed(CLEAN, TRACE), CAUGHT).isGood()).isTrue();
    }

    @Test
    void isNotGoodWhenSomethingIsLostDoubledOrOutOfStep() {
        assertThat(report(seed(new Verdict(1, 0, 0, List.of()), TRACE), CAUGHT).isGood()).isFalse();
        assertThat(report(seed(new Verdict(0, 1, 0, List.of()), TRACE), CAUGHT).isGood()).isFalse();
        assertThat(report(seed(new Verdict(0, 0, 1, List.of()), TRACE), CAUGHT).isGood()).isFalse();
    }

    @Test
    void isNotGoodWhenAClientWasToldSomethingWrong() {
        ClientVerdict wrong = new ClientVerdict(0, 1, 0, 0, 0, 9, 4, 0, List.of("v shows null"));

        ChaosReport report = report(seed(CLEAN, wrong, TRACE), CAUGHT);

        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("1 silent skips", "v shows null");
        assertThat(report.toJson().path("wrongAtClients").asInt()).isEqualTo(1);
    }

    @Test
    void isNotGoodWhateverIsWrongAtAClient() {
        for (ClientVerdict wrong :
                List.of(
                        new ClientVerdict(1, 0, 0, 0, 0, 9, 4, 0, List.of()),
                        new ClientVerdict(0, 1, 0, 0, 0, 9, 4, 0, List.of()),
                        new ClientVerdict(0, 0, 1, 0, 0, 9, 4, 0, List.of()),
                        new ClientVerdict(0, 0, 0, 1, 0, 9, 4, 0, List.of()),
                        new ClientVerdict(0, 0, 0, 0, 1, 9, 4, 0, List.of()))) {
            assertThat(report(seed(CLEAN, wrong, TRACE), CAUGHT).isGood()).isFalse();
        }
        ClientVerdict right = new ClientVerdict(0, 0, 0, 0, 0, 9, 4, 2, List.of());
        assertThat(report(seed(CLEAN, right, TRACE), CAUGHT).isGood()).isTrue();
    }

    @Test
    void isNotGoodWhenNoClientWasShownAnythingNewAfterTheFault() {
        SeedResult dark =
                new SeedResult(
                        1,
                        FaultKind.KILL_GATEWAY,
                        1_000,
                        20,
                        400,
                        CLEAN,
                        Duration.ofSeconds(1),
                        ClientVerdict.NONE,
                        null,
                        TRACE);

        assertThat(report(dark, CAUGHT).isGood()).isFalse();
    }

    @Test
    void isNotGoodWhenAFaultLeftNoTrace() {
        Trace incomplete = new Trace(List.of("flink died"), List.of("nothing was under way"));

        ChaosReport report = report(seed(CLEAN, incomplete), CAUGHT);

        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("NONE: [nothing was under way]");
    }

    @Test
    void isNotGoodWhenAControlWasMissed() {
        assertThat(report(seed(CLEAN, TRACE), new ControlResult("twice", false, "")).isGood())
                .isFalse();
    }

    @Test
    void writesTheKeysThatReadersRelyOn() {
        ObjectNode json =
                report(seed(new Verdict(3, 2, 1, List.of("gap")), TRACE), CAUGHT).toJson();

        assertThat(json.path("lost").asInt()).isEqualTo(3);
        assertThat(json.path("duplicated").asInt()).isEqualTo(2);
        assertThat(json.path("viewMismatches").asInt()).isEqualTo(1);
        assertThat(json.path("seeds").get(0).fieldNames())
                .toIterable()
                .startsWith(
                        "seed", "fault", "lost", "duplicated", "viewMismatches", "recoverySeconds");
        assertThat(json.path("seeds").get(0).path("recoverySeconds").asDouble()).isEqualTo(4.5);
        assertThat(json.path("seeds").get(0).path("clientRecoverySeconds").asDouble())
                .isEqualTo(2.5);
        assertThat(json.path("controls").get(0).path("name").asText()).isEqualTo("twice");
        assertThat(json.path("controls").get(0).path("caught").asBoolean()).isTrue();
        assertThat(json.path("notRun").get(0).asText()).isEqualTo("kill-ingest");
    }

    private static ChaosReport report(SeedResult seed, ControlResult control) {
        return new ChaosReport(List.of(seed), List.of(control), List.of(FaultKind.KILL_INGEST));
    }

    private static SeedResult seed(Verdict verdict, Trace trace) {
        return seed(verdict, ClientVerdict.NONE, trace);
    }

    private static SeedResult seed(Verdict verdict, ClientVerdict clients, Trace trace) {
        return new SeedResult(
                1,
                FaultKind.KILL_FLINK,
                1_000,
                20,
                400,
                verdict,
                Duration.ofMillis(4_500),
                clients,
                Duration.ofMillis(2_500),
                trace);
    }
}
