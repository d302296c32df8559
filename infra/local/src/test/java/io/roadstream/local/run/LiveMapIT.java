/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.run.Roadstream.Called;
import io.roadstream.local.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The live map in a real browser, on the real stack, against the file that is replayed. */
@Timeout(420)
class LiveMapIT {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("Live map: (\\S+)");
    private static final Pattern SHIFT = Pattern.compile("--shift (-?\\d+)\\)");
    private static final int VEHICLES = 5;
    private static final int FIXES = 1_200;
    private static final long MILLIS_PER_FIX = 500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void vehiclesAreWhereTheyAreAndCallsForHelpAreSeenAlsoAfterAKillOfTheGateway()
            throws Exception {
        Browser.assumeThere();
        Path truth = writeTruth(folder.resolve("truth.csv"));
        Roadstream roadstream =
                new Roadstream(folder.resolve("data"), Map.of("ROADSTREAM_ORDERS", "false"));
        try (Called up = roadstream.up();
                Called replay =
                        roadstream.start(
                                "replay",
                                truth.toString(),
                                "--format",
                                "csv",
                                "--columns",
                                "vehicle=v,time=t,lat=lat,lon=lon",
                                "--shift",
                                "now")) {
            up.awaitText("Live map: ", WITHIN);
            up.awaitText("#token=", WITHIN);
            replay.awaitText("repeat with --shift", WITHIN);
            String link = find(LINK, up.said());
            String shift = find(SHIFT, replay.said());

            String driver = driverToken(roadstream);
            try (Called look = look(link, truth, shift, "restart", "--driver=" + driver)) {
                look.awaitText("GOOD", WITHIN);
                Signal.send("KILL", roadstream.part("gateway").process().pid());
                look.say("killed");
                look.awaitEnd(WITHIN);
                assertThat(look.exitCode()).as(look.said()).isZero();
                assertThat(look.said()).contains("reconnecting");
            }
            try (Called control = look(link, truth, shift, "good")) {
                control.awaitText("GOOD", WITHIN);
                long gateway = roadstream.part("gateway").process().pid();
                Signal.send("STOP", gateway);
                control.say("paused");
                control.awaitEnd(WITHIN);
                Signal.send("CONT", gateway);
                assertThat(control.exitCode()).as(control.said()).isEqualTo(1);
                assertThat(control.said()).containsPattern("cab-0 is \\d+ ms old");
            }
            replay.send("INT");
            replay.awaitEnd(WITHIN);
            up.send("INT");
            up.awaitEnd(WITHIN);
            assertThat(up.exitCode()).isZero();
        }
    }

    private static Called look(String link, Path truth, String shift, String mode, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "node",
                                Checkout.current()
                                        .root()
                                        .resolve("dashboards/e2e/live-map.mjs")
                                        .toString(),
                                link,
                                truth.toString(),
                                shift,
                                "--after-a-line=" + mode));
        command.addAll(List.of(more));
        return Roadstream.program(command);
    }

    private static String driverToken(Roadstream roadstream) throws InterruptedException {
        try (Called token = roadstream.run("token", "--role", "driver", "--subject", "cab-0")) {
            return token.said().lines().reduce((before, last) -> last).orElseThrow();
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    /**
     * Two fixes a second of each vehicle, 10 m/s through San Francisco, each in its own direction.
     */
    private static Path writeTruth(Path file) throws IOException {
        Instant start = Instant.parse("2026-02-03T07:00:00Z");
        StringBuilder text = new StringBuilder("v,t,lat,lon\n");
        for (int n = 0; n < FIXES; n++) {
            for (int v = 0; v < VEHICLES; v++) {
                double angle = 2 * Math.PI * v / VEHICLES;
                text.append(
                        String.format(
                                Locale.ROOT,
                                "cab-%d,%s,%.6f,%.6f%n",
                                v,
                                start.plusMillis(n * MILLIS_PER_FIX),
                                37.77 + 4.5e-5 * n * Math.cos(angle),
                                -122.42 + 5.5e-5 * n * Math.sin(angle)));
            }
        }
        return Files.writeString(file, text);
    }
}
