/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.bench.chaos.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One short seed on the real stack; the command runs all kinds and the controls. */
@Timeout(300)
class ChaosIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void clientsShowTheTruthAgainAfterTheGatewayWasKilled() throws Exception {
        ChaosConfig config =
                new ChaosConfig(
                        1,
                        1,
                        Schedule.of(List.of(FaultKind.KILL_GATEWAY)),
                        Duration.ofSeconds(5),
                        20,
                        2,
                        200,
                        Instant.parse("2026-01-05T00:00:00Z"),
                        false);
        List<String> lines = new ArrayList<>();

        ChaosReport report = new ChaosRun(config, data, lines::add).play();

        assertThat(report.isGood()).as(String.join("\n", lines)).isTrue();
        assertThat(report.seeds()).hasSize(1);
        assertThat(report.seeds().get(0).acknowledged()).isPositive();
        assertThat(report.toJson().path("seeds").get(0).path("ran").asBoolean()).isTrue();
        // Epochs differ, so those who came back after the kill were told of a gap.
        assertThat(report.seeds().get(0).clients().gaps()).isPositive();
        assertThat(report.seeds().get(0).clients().resumes()).isPositive();
    }
}
