/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.domain.streets.MatchSettings;
import io.roadstream.domain.streets.StreetIndex;
import io.roadstream.domain.streets.StreetIndexBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a GeoJSON FeatureCollection as it comes, a feature at a time: the lines on which one may
 * drive, see {@link StreetTags}. All else in it is passed over. For one use.
 */
final class StreetsReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final StreetIndexBuilder index;

    private StreetsReader(JsonParser json, MatchSettings settings) {
        this.json = json;
        this.index = new StreetIndexBuilder(settings);
    }

    static StreetIndex read(InputStream in, MatchSettings settings) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            return new StreetsReader(json, settings).read();
        }
    }

    private StreetIndex read() throws IOException {
        boolean hasFeatures = false;
        require(json.nextToken() == JsonToken.START_OBJECT, "must be a FeatureCollection");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean isFeatures = "features".equals(json.currentName());
            if (json.nextToken() != JsonToken.START_ARRAY || !isFeatures) {
                json.skipChildren();
                continue;
            }
            hasFeatures = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                require(json.currentToken() == JsonToken.START_OBJECT, "a feature is an object");
                readFeature();
            }
        }
        require(hasFeatures, "must be a FeatureCollection with \"features\"");
        return index.build();
    }

    private void readFeature() throws IOException {
        Map<String, String> tags = Map.of();
        List<List<GeoPoint>> lines = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && "properties".equals(name)) {
                tags = readTags();
            } else if (token == JsonToken.START_OBJECT && "geometry".equals(name)) {
                lines = readGeometry();
            } else {
                json.skipChildren();
            }
        }
        if (StreetTags.isForVehicles(tags)) {
            int limitCms = StreetTags.limitCms(tags);
            lines.forEach(line -> index.add(line, limitCms));
        }
    }

    private Map<String, String> readTags() throws IOException {
        Map<String, String> tags = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                tags.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return tags;
    }

    private List<List<GeoPoint>> readGeometry() throws IOException {
        boolean isLine = false;
        List<List<GeoPoint>> lines = new ArrayList<>(1);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token.isScalarValue() && "type".equals(name)) {
                String type = json.getText();
                isLine = type.equals("LineString") || type.equals("MultiLineString");
            } else if (token == JsonToken.START_ARRAY && "coordinates".equals(name)) {
                readArray(lines);
            } else {
                json.skipChildren();
            }
        }
        return isLine ? lines : List.of();
    }

    /** A place, which is the result; or an array of such, which is added to the lines. */
    private @Nullable GeoPoint readArray(List<List<GeoPoint>> lines) throws IOException {
        JsonToken token = json.nextToken();
        if (token != null && token.isNumeric()) {
            return readPlace();
        }
        List<GeoPoint> line = new ArrayList<>();
        while (token != JsonToken.END_ARRAY) {
            require(token == JsonToken.START_ARRAY, "coordinates are [longitude, latitude]");
            GeoPoint place = readArray(lines);
            if (place != null) {
                line.add(place);
            }
            token = json.nextToken();
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return null;
    }

    private GeoPoint readPlace() throws IOException {
        double lon = json.getDoubleValue();
        JsonToken second = json.nextToken();
        require(
                second != null && second.isNumeric(),
                "coordinates are [longitude, latitude], in degrees");
        double lat = json.getDoubleValue();
        GeoPoint place = place(lat, lon);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
        }
        return place;
    }

    private GeoPoint place(double lat, double lon) throws IOException {
        try {
            return GeoPoint.ofDegrees(lat, lon);
        } catch (InvalidEventException e) {
            throw new JsonParseException(
                    json,
                    "coordinates are [longitude, latitude], in degrees: " + e.getMessage(),
                    e);
        }
    }

    private void require(boolean condition, String what) throws IOException {
        if (!condition) {
            throw new JsonParseException(json, what);
        }
    }
}
