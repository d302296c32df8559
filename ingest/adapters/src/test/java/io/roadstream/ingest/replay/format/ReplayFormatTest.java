/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayFormatTest {
    @Test
    void readsSanFranciscoCabs() {
        assertThat(
                        read(
                                "sf-cabs",
                                """
                                ts,cab_id,lat,lon,occupied
                                1211266800,cab-a,37.78643,-122.43123,0
                                1211266827,cab-b,50.30000,-122.41349,1"""))
                .isEqualTo(
                        """
                        cab-a 2008-05-20T07:00:00Z 37.78643 -122.43123 null null
                        cab-b 2008-05-20T07:00:27Z 50.3 -122.41349 null null
                        """);
    }

    @Test
    void readsBeijingTaxisInTheirLocalTime() {
        assertThat(
                        read(
                                "beijing-taxis",
                                """
                                taxi_id,time,lon,lat
                                7,2008-02-02 16:00:00,116.28085,39.95832
                                8,2008-02-02 16:00:01,0.00000,0.00000"""))
                .isEqualTo(
                        """
                        7 2008-02-02T08:00:00Z 39.95832 116.28085 null null
                        8 2008-02-02T08:00:01Z 0.0 0.0 null null
                        """);
    }

    @Test
    void readsRomeTaxisWithAnyNumberOfDecimals() {
        assertThat(
                        read(
                                "rome-taxis",
                                """
                                taxi_id,time,lat,lon
                                1,2014-02-01 00:00:00.739166+01,41.883671828,12.48777756
                                1,2014-02-01 00:00:06.0667+01,41.5,12.5
                                1,2014-02-01 00:00:07+01,41.5,12.5"""))
                .isEqualTo(
                        """
                        1 2014-01-31T23:00:00.739Z 41.883671828 12.48777756 null null
                        1 2014-01-31T23:00:06.066Z 41.5 12.5 null null
                        1 2014-01-31T23:00:07Z 41.5 12.5 null null
                        """);
    }

    @Test
    void expandsPortoTripsToAPlaceEachFifteenSeconds() {
        assertThat(
                        read(
                                "porto-taxis",
                                """
                                "TRIP_ID","CALL_TYPE","ORIGIN_CALL","ORIGIN_STAND","TAXI_ID","TIMESTAMP","DAY_TYPE","MISSING_DATA","POLYLINE"
                                "1372636858620000589","C","","","20000589","1372636858","A","False","[[-8.618643,41.141412],[-8.6185,41.1413]]"
                                "T2","B",NA,"57","20000108","1408038611","A","False","[]\""""))
                .isEqualTo(
                        """
                        20000589 2013-07-01T00:00:58Z 41.141412 -8.618643 null null
                        20000589 2013-07-01T00:01:13Z 41.1413 -8.6185 null null
                        """);
    }

    @Test
    void readsGtfsRealtimeWithItsOwnNames() {
        assertThat(
                        read(
                                "gtfsrt-csv",
                                """
                                id,vehicle.position.latitude,vehicle.position.longitude,vehicle.position.bearing,vehicle.position.speed,vehicle.timestamp,vehicle.vehicle.id
                                e1,38.923519134521484,-77.05210876464844,265.0,4.572000026702881,1771257482,5473
                                e2,38.9,-77.0,,,1771257487,7223"""))
                .isEqualTo(
                        """
                        5473 2026-02-16T15:58:02Z 38.923519134521484 -77.05210876464844 4.572000026702881 265.0
                        7223 2026-02-16T15:58:07Z 38.9 -77.0 null null
                        """);
    }

    @Test
    void readsGtfsRealtimeWithPlainNames() {
        assertThat(
                        read(
                                "gtfsrt-csv",
                                """
                                vehicle_id,timestamp,speed,route_id,trip_id,latitude,longitude,trip_headsign
                                2010,2015-03-07T10:03:34-06:00,7.15,320,1388007,30.231535,-97.73347,"NORTH, ""A\"""
                                """))
                .isEqualTo("2010 2015-03-07T16:03:34Z 30.231535 -97.73347 7.15 null\n");
    }

    @Test
    void readsColumnsOfTheUsersChoice() {
        RowReader reader =
                ReplayFormat.readerOf(
                        Columns.parse("vehicle=car,time=when,lat=y,lon=x,speed=v,heading=h"),
                        TimeFormat.of("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin")),
                        "x,y,v,h,when,car,note");

        assertThat(lines(reader.read("13.4,52.5,3.5,90,01.07.2025 10:00,B-1,\"x,y\"")))
                .isEqualTo("B-1 2025-07-01T08:00:00Z 52.5 13.4 3.5 90.0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1211266800,cab-a,37.78643            | 3 values where the header has 5
                    1211266800,cab-a,37.78643,x,0        | lon 'x' is no number
                    1211266800,cab-a,NaN,-122,0          | lat 'NaN' is no number
                    1211266800,,37.78643,-122,0          | the vehicle is empty
                    noon,cab-a,37.78643,-122,0           | time 'noon' is not written as epoch-s
                    1211266800,"cab-a,37.78643,-122,0    | a quoted value does not end
                    1211266800,"cab"a,37.78643,-122,0    | something follows a quoted value
                    """)
    void saysWhyARowCannotBeRead(String line, String message) {
        RowReader reader = ReplayFormat.SF_CABS.reader("ts,cab_id,lat,lon,occupied");

        assertThatThrownBy(() -> reader.read(line))
                .isInstanceOf(MalformedRowException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        assertThatThrownBy(() -> ReplayFormat.GTFSRT_CSV.reader("a,latitude,speed"))
                .isInstanceOf(UnknownFileException.class)
                .hasMessage(
                        "the header has no column [vehicle.vehicle.id or vehicle_id or id,"
                                + " vehicle.timestamp or timestamp, vehicle.position.longitude or"
                                + " longitude]; it has [a, latitude, speed]");
    }

    @Test
    void givesEqualRowsOfARunEqualUuidsAndOthersOthers() {
        RowReader reader = ReplayFormat.SF_CABS.reader("ts,cab_id,lat,lon,occupied");
        ReplayRow row = reader.read("1211266800,cab-a,37.1,-122.1,0").get(0);
        ReplayRow equal = reader.read("1211266800,cab-a,37.1,-122.1,0").get(0);
        ReplayRow other = reader.read("1211266800,cab-a,37.1,-122.1,1").get(0);

        assertThat(row.uuid(0)).isEqualTo(equal.uuid(0)).isNotEqualTo(other.uuid(0));
        assertThat(row.uuid(0)).isNotEqualTo(row.uuid(1));
        assertThat(row.uuid(0)).hasToString("34091fbc-ca67-302e-ba4d-0aabdacab74f");
    }

    private static String read(String format, String text) {
        List<String> lines = text.lines().toList();
        RowReader reader = ReplayFormat.parse(format).reader(lines.get(0));
        return lines.stream()
                .skip(1)
                .map(line -> lines(reader.read(line)))
                .collect(Collectors.joining());
    }

    private static String lines(List<ReplayRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                "%s %s %s %s %s %s%n"
                                        .formatted(
                                                row.vehicle(),
                                                Instant.ofEpochMilli(row.timeMillis()),
                                                row.place().lat(),
                                                row.place().lon(),
                                                row.motion().speedMps(),
                                                row.motion().headingDeg()))
                .collect(Collectors.joining());
    }
}
