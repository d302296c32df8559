/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the command line, filled by picocli. */
final class ReplayOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "File, plain or gzip.")
    @Nullable Path file;

    @Option(
            names = "--format",
            description = "sf-cabs, beijing-taxis, rome-taxis, porto-taxis, gtfsrt-csv or csv.")
    @Nullable String format;

    @Option(
            names = "--columns",
            description =
                    "For csv: names in the header, as vehicle=A,time=B,lat=C,lon=D"
                            + "[,speed=E][,heading=F]; speed in m/s, heading in degrees.")
    @Nullable String columns;

    @Option(
            names = "--time-format",
            defaultValue = "iso",
            description =
                    "For csv: epoch-s, epoch-ms, iso, or a pattern such as 'yyyy-MM-dd HH:mm:ss'"
                            + " (default ${DEFAULT-VALUE}).")
    String timeFormat = "iso";

    @Option(
            names = "--time-zone",
            defaultValue = "UTC",
            description =
                    "Zone of times without an offset in csv, --from and --to"
                            + " (default ${DEFAULT-VALUE}).")
    ZoneId timeZone = ZoneOffset.UTC;

    @Option(names = "--sample", description = "No file: a made-up drive, --shift now by default.")
    boolean sample;

    @Option(
            names = "--vehicles",
            defaultValue = "100",
            description = "Vehicles of the sample (default ${DEFAULT-VALUE}).")
    int vehicles;

    @Option(
            names = "--duration",
            defaultValue = "10m",
            description = "Length of the sample (default ${DEFAULT-VALUE}).")
    Duration duration = Duration.ZERO;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the sample (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Speed of the file's clock: 1, another factor, or max (default 1).")
    String speed = "1";

    @Option(
            names = "--shift",
            description =
                    "Added to the file's times: none (default), milliseconds or a duration, or now:"
                            + " the first row is now; with a factor F above 1 the run starts (last -"
                            + " first) x (1 - 1/F) in the past, so that the file reaches the present"
                            + " with its last row (max: it ends at the start of the run). The value is"
                            + " printed; given again it repeats the run exactly. A shifted row is never"
                            + " sent before its time has come.")
    @Nullable String shift;

    @Option(
            names = "--as-of",
            description =
                    "Times stay; each request states as its ingest time the time of its newest row,"
                            + " at most now, so that everything is judged as it was then. Needs a key"
                            + " with the as-of right.")
    boolean asOf;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:5055",
            description = "The ingest server (default ${DEFAULT-VALUE}).")
    URI url = URI.create("http://127.0.0.1:5055");

    @Option(
            names = "--key",
            defaultValue = "${env:ROADSTREAM_KEY}",
            description = "API key (default: environment variable ROADSTREAM_KEY).")
    @Nullable String key;

    @Option(
            names = "--connections",
            defaultValue = "4",
            description = "Connections; each vehicle stays on one (default ${DEFAULT-VALUE}).")
    int connections;

    @Option(
            names = "--batch",
            defaultValue = "500",
            description = "Most rows in one request (default ${DEFAULT-VALUE}).")
    int batch;

    @Option(
            names = "--max-skew",
            defaultValue = "60s",
            description =
                    "No connection is further ahead of the slowest, in the file's time"
                            + " (default ${DEFAULT-VALUE}).")
    Duration maxSkew = Duration.ZERO;

    @Option(
            names = "--give-up-after",
            defaultValue = "5m",
            description = "How long a batch is repeated without answer (default ${DEFAULT-VALUE}).")
    Duration giveUpAfter = Duration.ZERO;

    @Option(names = "--from", description = "First time sent, in the file's own clock.")
    @Nullable String from;

    @Option(names = "--to", description = "Time after the last sent.")
    @Nullable String to;

    @Option(names = "--limit", description = "Most rows sent.")
    long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Writes the totals to this file as JSON.")
    @Nullable Path json;

    @Option(
            names = "--check-only",
            description = "Checks the options and the head of the file, and sends nothing.")
    boolean checkOnly;

    @Option(
            names = "--allow-rejected",
            description = "Exit with 0 although rows were refused or unreadable.")
    boolean allowRejected;
}
