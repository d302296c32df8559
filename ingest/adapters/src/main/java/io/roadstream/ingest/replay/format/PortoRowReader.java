/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roadstream.ingest.replay.format.ReplayRow.Place;
import io.roadstream.ingest.replay.format.ReplayRow.RowMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trips of Porto's taxis: one line holds the start of a trip and its places as {@code
 * [[lon,lat],…]}, one each 15 s. A trip without places has no rows.
 */
final class PortoRowReader implements RowReader {
    private static final long INTERVAL_MILLIS = 15_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final int taxi;
    private final int start;
    private final int polyline;
    private final int width;
    private final TimeFormat timeFormat;

    PortoRowReader(TimeFormat timeFormat, List<String> header) {
        this.taxi = place("TAXI_ID", header);
        this.start = place("TIMESTAMP", header);
        this.polyline = place("POLYLINE", header);
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
        String vehicle = values.get(taxi).trim();
        if (vehicle.isEmpty()) {
            throw new MalformedRowException("the vehicle is empty");
        }
        long startMillis = timeFormat.parse(values.get(start));
        List<Place> places = places(values.get(polyline));
        List<ReplayRow> rows = new ArrayList<>(places.size());
        String lineName = ReplayRow.nameOf(line);
        for (int i = 0; i < places.size(); i++) {
            rows.add(
                    new ReplayRow(
                            vehicle,
                            startMillis + i * INTERVAL_MILLIS,
                            places.get(i),
                            RowMotion.UNKNOWN,
                            lineName + '#' + i));
        }
        return rows;
    }

    private static List<Place> places(String json) {
        List<Place> places = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser, JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                double lon = number(parser);
                double lat = number(parser);
                require(parser, JsonToken.END_ARRAY);
                places.add(new Place(lat, lon));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw noPolyline();
            }
        } catch (IOException e) {
            throw new MalformedRowException("the polyline is no JSON", e);
        }
        return places;
    }

    private static double number(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null || !token.isNumeric()) {
            throw noPolyline();
        }
        return parser.getDoubleValue();
    }

    private static void require(JsonParser parser, JsonToken token) throws IOException {
        if (parser.nextToken() != token) {
            throw noPolyline();
        }
    }

    private static MalformedRowException noPolyline() {
        return new MalformedRowException("the polyline must be [[lon,lat],…]");
    }

    private static int place(String name, List<String> header) {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new UnknownFileException(
                    "the header has no column %s; it has %s".formatted(name, header));
        }
        return place;
    }
}
