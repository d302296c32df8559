/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import io.roadstream.ingest.replay.format.Columns.Meaning;
import io.roadstream.ingest.replay.format.ReplayRow.Place;
import io.roadstream.ingest.replay.format.ReplayRow.RowMotion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files with one position a line. */
final class ColumnsRowReader implements RowReader {
    private static final int ABSENT = -1;

    private final int vehicle;
    private final int time;
    private final int lat;
    private final int lon;
    private final int speed;
    private final int heading;
    private final int width;
    private final TimeFormat timeFormat;

    ColumnsRowReader(Columns columns, TimeFormat timeFormat, List<String> header) {
        Map<Meaning, Integer> places = columns.locate(header);
        this.vehicle = places.getOrDefault(Meaning.VEHICLE, ABSENT);
        this.time = places.getOrDefault(Meaning.TIME, ABSENT);
        this.lat = places.getOrDefault(Meaning.LAT, ABSENT);
        this.lon = places.getOrDefault(Meaning.LON, ABSENT);
        this.speed = places.getOrDefault(Meaning.SPEED, ABSENT);
        this.heading = places.getOrDefault(Meaning.HEADING, ABSENT);
        this.width = header.size();
        this.timeFormat = timeFormat;
    }

    @Override
    public List<ReplayRow> read(String line) {
        List<String> values = CsvLine.split(line);
        if (values.size() != width) {
            throw new MalformedRowException(
                    "%d values where the header has %d".formatted(values.size(), width));
        }
        String id = values.get(vehicle).trim();
        if (id.isEmpty()) {
            throw new MalformedRowException("the vehicle is empty");
        }
        return List.of(
                new ReplayRow(
                        id,
                        timeFormat.parse(values.get(time)),
                        new Place(number("lat", values.get(lat)), number("lon", values.get(lon))),
                        motion(values),
                        line));
    }

    private RowMotion motion(List<String> values) {
        return speed == ABSENT && heading == ABSENT
                ? RowMotion.UNKNOWN
                : new RowMotion(
                        optionalNumber("speed", speed, values),
                        optionalNumber("heading", heading, values));
    }

    private static @Nullable Double optionalNumber(String name, int place, List<String> values) {
        return place == ABSENT || values.get(place).isBlank()
                ? null
                : (Double) number(name, values.get(place));
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new MalformedRowException("%s '%s' is no number".formatted(name, text), e);
        }
        throw new MalformedRowException("%s '%s' is no number".formatted(name, text));
    }
}
