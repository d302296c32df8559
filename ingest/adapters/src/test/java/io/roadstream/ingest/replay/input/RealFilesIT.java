/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roadstream.ingest.replay.format.ReplayFormat;
import io.roadstream.ingest.replay.format.ReplayRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads whole real files and compares with a count that knows only lines and commas. */
class RealFilesIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sf-cabs/positions-2008-05-20.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-21.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-22.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-23.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-24.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-25.csv.gz,               sf-cabs,       1, false",
        "sf-cabs/positions-2008-05-26.csv.gz,               sf-cabs,       1, false",
        "beijing-taxis/positions-2008-02-02T16.csv.gz,      beijing-taxis, 0, false",
        "beijing-taxis/positions-2008-02-03_04.csv.gz,      beijing-taxis, 0, false",
        "rome-taxis/positions-2014-02-01.csv.gz,            rome-taxis,    0, false",
        "porto-taxis/trips.csv.gz,                          porto-taxis,   -1, true",
        "porto-taxis/partial-trips.csv.gz,                  porto-taxis,   -1, true",
        "austin-buses/positions-2015-03-07.csv.gz,          gtfsrt-csv,    0, true",
        "austin-buses/positions-2015-06-07.csv.gz,          gtfsrt-csv,    0, true",
        "austin-buses/positions-2016-11-25.csv.gz,          gtfsrt-csv,    0, true",
        "austin-buses/positions-2016-12-16.csv.gz,          gtfsrt-csv,    0, true",
        "austin-buses/positions-2017-03-21.csv.gz,          gtfsrt-csv,    0, true",
        "wmata-buses/vehicle-positions-2026-02-16.csv.gz,   gtfsrt-csv,    15, false",
    })
    void readsEveryRow(String name, String format, int vehicleColumn, boolean unsorted)
            throws IOException {
        String data = System.getenv("ROADSTREAM_DATA");
        assumeThat(data).as("skipped %s: ROADSTREAM_DATA is not set", name).isNotNull();
        Path file = Path.of(String.valueOf(data), name);

        FileInput input =
                FileInput.scan(file, ReplayFormat.parse(format)::reader, RowSelection.ALL);
        Counts expected = vehicleColumn < 0 ? countTrips(file) : countRows(file, vehicleColumn);

        assertThat(input.malformed().listShown()).isEmpty();
        assertThat(input.isHeldInMemory()).isEqualTo(unsorted);
        assertThat(input.extent().rows()).isEqualTo(expected.rows());
        assertThat(read(input)).isEqualTo(expected);
    }

    private record Counts(long rows, int vehicles) {}

    private static Counts read(ReplayInput input) throws IOException {
        Set<String> vehicles = new HashSet<>();
        long rows = 0;
        long lastMillis = Long.MIN_VALUE;
        try (RowCursor cursor = input.open()) {
            for (ReplayRow row = cursor.next(); row != null; row = cursor.next()) {
                rows++;
                vehicles.add(row.vehicle());
                assertThat(row.timeMillis()).isGreaterThanOrEqualTo(lastMillis);
                lastMillis = row.timeMillis();
            }
        }
        return new Counts(rows, vehicles.size());
    }

    private static Counts countRows(Path file, int vehicleColumn) throws IOException {
        Set<String> vehicles = new HashSet<>();
        long rows = -1;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows++;
                if (rows > 0) {
                    vehicles.add(line.split(",", -1)[vehicleColumn]);
                }
            }
        }
        return new Counts(rows, vehicles.size());
    }

    /** Each place is a bracket more than the one around the list. */
    private static Counts countTrips(Path file) throws IOException {
        Set<String> vehicles = new HashSet<>();
        long places = 0;
        try (BufferedReader lines = open(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long brackets = line.chars().filter(c -> c == '[').count();
                places += brackets - 1;
                if (brackets > 1) {
                    vehicles.add(line.split(",", 6)[4].replace("\"", ""));
                }
            }
        }
        return new Counts(places, vehicles.size());
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
