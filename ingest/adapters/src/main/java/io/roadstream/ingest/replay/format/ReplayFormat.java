/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import io.roadstream.ingest.replay.format.Columns.Meaning;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The formats of files that replay knows by name. */
public enum ReplayFormat {
    /** San Francisco cabs: {@code ts} in Unix seconds, {@code cab_id}. */
    SF_CABS,
    /** Beijing taxis (T-Drive): local time of UTC+8 without a zone, longitude before latitude. */
    BEIJING_TAXIS,
    /** Rome taxis: up to microseconds and an offset without minutes. */
    ROME_TAXIS,
    /** Porto taxis: trips with a place each 15 s. */
    PORTO_TAXIS,
    /** GTFS-realtime vehicle positions as recorders write them, with either set of names. */
    GTFSRT_CSV;

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final Columns GTFS_REALTIME =
            new Columns(
                    Map.of(
                            Meaning.VEHICLE, List.of("vehicle.vehicle.id", "vehicle_id", "id"),
                            Meaning.TIME, List.of("vehicle.timestamp", "timestamp"),
                            Meaning.LAT, List.of("vehicle.position.latitude", "latitude"),
                            Meaning.LON, List.of("vehicle.position.longitude", "longitude"),
                            Meaning.SPEED, List.of("vehicle.position.speed", "speed"),
                            Meaning.HEADING, List.of("vehicle.position.bearing", "bearing")));

    /** The format of this name, as on the command line. */
    public static ReplayFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.title().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "format must be one of %s, csv; was '%s'"
                                                .formatted(titles(), name)));
    }

    /** All names, separated by commas. */
    public static String titles() {
        return Arrays.stream(values()).map(ReplayFormat::title).collect(Collectors.joining(", "));
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reader for a file with this header line. */
    public RowReader reader(String header) {
        return switch (this) {
            case SF_CABS ->
                    readerOf(
                            columns("cab_id", "ts"),
                            TimeFormat.of("epoch-s", ZoneOffset.UTC),
                            header);
            case BEIJING_TAXIS ->
                    readerOf(
                            columns("taxi_id", "time"),
                            TimeFormat.of("yyyy-MM-dd HH:mm:ss", BEIJING),
                            header);
            case ROME_TAXIS -> readerOf(columns("taxi_id", "time"), romeTime(), header);
            case PORTO_TAXIS ->
                    new PortoRowReader(
                            TimeFormat.of("epoch-s", ZoneOffset.UTC), CsvLine.split(header));
            case GTFSRT_CSV ->
                    readerOf(GTFS_REALTIME, TimeFormat.epochSecondsOrIso(ZoneOffset.UTC), header);
        };
    }

    /** A reader for a file with columns of the user's choice. */
    public static RowReader readerOf(Columns columns, TimeFormat timeFormat, String header) {
        return new ColumnsRowReader(columns, timeFormat, CsvLine.split(header));
    }

    private static Columns columns(String vehicle, String time) {
        return new Columns(
                Map.of(
                        Meaning.VEHICLE, List.of(vehicle),
                        Meaning.TIME, List.of(time),
                        Meaning.LAT, List.of("lat"),
                        Meaning.LON, List.of("lon")));
    }

    private static TimeFormat romeTime() {
        return TimeFormat.ofFormatter(
                "yyyy-MM-dd HH:mm:ss[.ffffff]+HH",
                new DateTimeFormatterBuilder()
                        .appendPattern("yyyy-MM-dd HH:mm:ss")
                        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                        .appendOffset("+HHmm", "+00")
                        .toFormatter(Locale.ROOT),
                ZoneOffset.UTC);
    }
}
