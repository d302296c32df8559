/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The city as GeoJSON for the base map: streets as lines with {@code name}, {@code class}, {@code
 * oneway}, {@code site}, {@code maxspeed} (km/h, as OpenStreetMap has it); after them water and
 * parks as polygons with {@code name} and {@code class}, and the middles of districts as points
 * with {@code name}, of the class {@code district}. Both directions of a street are one line.
 */
public final class StreetsGeoJson {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String DISTRICT = "district";

    /** About 1 m; a street needs no more. */
    private static final double UNITS_PER_DEGREE = 1e5;

    private final City city;
    private final JsonGenerator json;

    private StreetsGeoJson(City city, JsonGenerator json) {
        this.city = city;
        this.json = json;
    }

    /** Writes the file, with gzip if its name ends with {@code .gz}. */
    public static void write(City city, Path file) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out =
                        file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain;
                JsonGenerator json = JSON.createGenerator(out)) {
            new StreetsGeoJson(city, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeArrayFieldStart("features");
        Set<List<PlanePoint>> lines = new HashSet<>();
        StreetGraph graph = city.graph();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            lines.add(List.of(graph.line(edge)));
        }
        Set<List<PlanePoint>> drawn = new HashSet<>();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            List<PlanePoint> line = List.of(graph.line(edge));
            List<PlanePoint> back = reversed(line);
            if (!drawn.contains(back) && drawn.add(line)) {
                writeStreet(graph.street(edge), line, !lines.contains(back));
            }
        }
        for (Area area : city.areas()) {
            writeArea(area);
        }
        for (District district : city.districts().list()) {
            writeDistrict(district);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStreet(Street street, List<PlanePoint> line, boolean isOneWay)
            throws IOException {
        startFeature(street.name(), street.streetClass().title());
        json.writeBooleanField("oneway", isOneWay);
        json.writeStringField("site", street.site().name().toLowerCase(java.util.Locale.ROOT));
        json.writeNumberField("maxspeed", street.streetClass().limitKmh());
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "LineString");
        json.writeFieldName("coordinates");
        writeLine(line);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeArea(Area area) throws IOException {
        startFeature(area.name(), area.cover().name().toLowerCase(java.util.Locale.ROOT));
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Polygon");
        json.writeArrayFieldStart("coordinates");
        List<PlanePoint> ring = new java.util.ArrayList<>(area.outline());
        ring.add(ring.get(0));
        writeLine(ring);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeDistrict(District district) throws IOException {
        startFeature(district.name(), DISTRICT);
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeFieldName("coordinates");
        writePoint(district.centre());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void startFeature(String name, String featureClass) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeStringField("name", name);
        json.writeStringField("class", featureClass);
    }

    private void writeLine(List<PlanePoint> line) throws IOException {
        json.writeStartArray();
        for (PlanePoint point : line) {
            writePoint(point);
        }
        json.writeEndArray();
    }

    private void writePoint(PlanePoint point) throws IOException {
        GeoPoint place = city.plane().toEarth(point);
        json.writeStartArray();
        json.writeNumber(rounded(place.lon()));
        json.writeNumber(rounded(place.lat()));
        json.writeEndArray();
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * UNITS_PER_DEGREE) / UNITS_PER_DEGREE;
    }

    private static List<PlanePoint> reversed(List<PlanePoint> line) {
        PlanePoint[] back = new PlanePoint[line.size()];
        Arrays.setAll(back, i -> line.get(line.size() - 1 - i));
        return List.of(back);
    }
}
