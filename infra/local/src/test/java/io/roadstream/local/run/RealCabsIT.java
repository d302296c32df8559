/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roadstream.local.run.Roadstream.Called;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.supervisor.PartStatus;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Real cabs through the whole stack: each report once, and flags as SQL alone computes them. */
@Timeout(420)
class RealCabsIT {
    private static final int ROWS = 20_000;
    private static final int MAY = 200_805;
    private static final int JUNE = 200_806;
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final String FLAGS =
            "SELECT count(), countIf(has(flag_reasons, 'IMPLAUSIBLE_SPEED')),"
                    + " countIf(has(flag_reasons, 'RELOCATED')), countIf(has(flag_reasons,"
                    + " 'LATE')), countIf(has(flag_reasons, 'FUTURE')), countIf(has(flag_reasons,"
                    + " 'ZERO_LOCATION')), countIf(has(flag_reasons, 'INACCURATE')),"
                    + " countIf(has(flag_reasons, 'BEYOND_MEMORY')), (SELECT sum(reports) FROM"
                    + " v_vehicle_hour WHERE toYYYYMM(hour) = %1$d) FROM v_positions WHERE"
                    + " toYYYYMM(ts) = %1$d";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void repeatsAddNothingAndFlagsAreThoseOfSqlAtAnySpeed() throws Exception {
        String data = System.getenv("ROADSTREAM_DATA");
        assumeTrue(data != null, "ROADSTREAM_DATA names no folder of recorded fleets");
        Path cabs =
                firstRows(
                        Path.of(data, "sf-cabs", "positions-2008-05-20.csv.gz"),
                        folder.resolve("cabs.csv"));
        Roadstream roadstream =
                new Roadstream(folder.resolve("data"), Map.of("ROADSTREAM_ORDERS", "false"));
        String flags;
        try (Called up = roadstream.up()) {
            replay(roadstream, cabs, "--speed", "max");
            flags = flags(roadstream, MAY);
            up.send("INT");
            up.awaitEnd(WITHIN);
        }
        try (Called up = roadstream.up()) {
            replay(roadstream, cabs, "--speed", "max");
            assertThat(flags(roadstream, MAY)).isEqualTo(flags);
            String reports = flags.split("\t", -1)[0];
            assertThat(flags)
                    .isEqualTo(
                            String.join(
                                    "\t",
                                    oracle(roadstream, "flags-oracle.sql", cabs),
                                    oracle(roadstream, "flags-oracle-others.sql", cabs),
                                    reports));
            replay(roadstream, cabs, "--speed", "1000", "--shift", "31d");
            assertThat(flags(roadstream, JUNE)).isEqualTo(flags);
            up.send("INT");
            up.awaitEnd(WITHIN);
        }
    }

    private static void replay(Roadstream roadstream, Path file, String... pace) throws Exception {
        List<String> line =
                new ArrayList<>(List.of("replay", file.toString(), "--format", "sf-cabs"));
        line.addAll(Arrays.asList(pace));
        Called replay = roadstream.run(line.toArray(String[]::new));
        assertThat(replay.said()).contains("Every distinct report is there exactly once.");
        assertThat(replay.exitCode()).isZero();
    }

    private static String flags(Roadstream roadstream, int month) throws Exception {
        return roadstream.run("sql", "--format", "TSV", FLAGS.formatted(month)).said().strip();
    }

    /** Asks as the user who may read files. */
    private static String oracle(Roadstream roadstream, String name, Path file) throws Exception {
        Path sql = Checkout.current().root().resolve("docs/sql").resolve(name);
        Properties passwords = new Properties();
        try (var in =
                Files.newBufferedReader(
                        roadstream.folders().keys().resolve("clickhouse.properties"))) {
            passwords.load(in);
        }
        PartStatus part = roadstream.part("clickhouse");
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(part.address()))
                                        .header("X-ClickHouse-User", "roadstream")
                                        .header(
                                                "X-ClickHouse-Key",
                                                passwords.getProperty("roadstream"))
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        Files.readString(sql)
                                                                .replace(
                                                                        "{file}", file.toString())))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().strip();
    }

    private static Path firstRows(Path gzip, Path file) throws Exception {
        StringBuilder text = new StringBuilder();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(gzip)),
                                StandardCharsets.UTF_8))) {
            for (int n = 0; n <= ROWS; n++) {
                text.append(in.readLine()).append('\n');
            }
        }
        return Files.writeString(file, text);
    }
}
