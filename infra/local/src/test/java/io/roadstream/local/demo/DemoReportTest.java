/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoReportTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void tellsTargetsThatWereMet() throws IOException {
        DemoReport report = report(200, 41.2, 97, 2_680, -12);

        assertThat(targets(report))
                .isEqualTo(
                        """
                        {"firstVehicleWithin60s":true,"p99Within250ms":true,"memoryWithin6GiB":true,"nothingAheadOfItsTime":true}""");
        assertThat(printed(report))
                .containsSubsequence(
                        "Target met: the first vehicle on the map within 60 s, was 41.2 s.",
                        "Target met: 99 of 100 fixes on the map within 250 ms, was 97 ms.",
                        "Target met: all processes within 6144 MiB, was 2680 MiB.",
                        "Target met: nothing ahead of its time, the newest was ahead by -12 ms.");
    }

    @Test
    void whatIsNotMetIsToldAndStillGood() throws IOException {
        DemoReport report = report(200, 60.1, 251, 6_145, 1);

        assertThat(targets(report))
                .isEqualTo(
                        """
                        {"firstVehicleWithin60s":false,"p99Within250ms":false,"memoryWithin6GiB":false,"nothingAheadOfItsTime":false}""");
        assertThat(printed(report).lines().filter(line -> line.startsWith("Target")))
                .hasSize(4)
                .allMatch(line -> line.startsWith("Target NOT met: "));
        assertThat(report.isGood()).isTrue();
    }

    @ParameterizedTest(name = "{0} vehicles")
    @CsvSource({"200, 60, 250, 6144, 0", "1, 0.1, 1, 1, -9"})
    void theTargetItselfIsMet(long vehicles, double seconds, long p99, long mebibytes, long ahead)
            throws IOException {
        assertThat(targets(report(vehicles, seconds, p99, mebibytes, ahead)))
                .doesNotContain("false");
    }

    @Test
    void withMoreVehiclesNoDelayIsPromised() throws IOException {
        DemoReport report = report(201, 41, 623, 3_596, 0);

        assertThat(targets(report)).doesNotContain("p99").doesNotContain("false");
        assertThat(printed(report)).doesNotContain("99 of 100 fixes");
    }

    @Test
    void whatWasNotSeenIsNotMet() throws IOException {
        DemoReport report = new DemoReport();
        report.put("vehicles", 20);
        report.putDelays(new DelayLog.Delays(List.of()), List.of());
        report.complete();

        assertThat(targets(report)).doesNotContain("true").contains("p99Within250ms");
        assertThat(printed(report)).contains("within 250 ms, was not seen.");
    }

    private static DemoReport report(
            long vehicles, double seconds, long p99, long mebibytes, long ahead) {
        DemoReport report = new DemoReport();
        report.put("vehicles", vehicles);
        report.put("firstVehicleSeconds", seconds);
        report.putDelays(new DelayLog.Delays(Collections.nCopies(100, p99)), List.of());
        report.put("rssMiB", mebibytes);
        report.put("aheadMillis", ahead);
        report.complete();
        return report;
    }

    private String targets(DemoReport report) throws IOException {
        Path file = folder.resolve("demo.json");
        report.write(file);
        JsonNode root = JsonMapper.builder().build().readTree(file.toFile());
        return root.path("targets").toString();
    }

    private static String printed(DemoReport report) {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        return text.toString();
    }
}
