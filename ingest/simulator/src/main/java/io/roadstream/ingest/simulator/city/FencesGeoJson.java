/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Geofences that suit a city, as the gateway's REST interface takes them: its depots as circles,
 * the middle as a slow zone, and a small block of a district that nobody should enter. So small
 * that a fleet which does not know of it runs into it now and then.
 */
public final class FencesGeoJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double DEPOT_RADIUS_METERS = 120;
    private static final double SLOW_ZONE_RADIUS_METERS = 300;
    private static final double NO_GO_HALF_METERS = 80;
    private static final int NO_GO_DISTRICT = 4;

    private final City city;
    private final long seed;
    private final JsonGenerator json;

    private FencesGeoJson(City city, long seed, JsonGenerator json) {
        this.city = city;
        this.seed = seed;
        this.json = json;
    }

    /**
     * Writes the file.
     *
     * @param seed of the city, part of the fences' ids
     */
    public static void write(City city, long seed, Path file) throws IOException {
        WholeFile.write(
                file,
                out -> {
                    try (JsonGenerator json = JSON.createGenerator(out)) {
                        new FencesGeoJson(city, seed, json).write();
                    }
                });
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeArrayFieldStart("features");
        int depot = 0;
        for (Spot spot : city.depots()) {
            depot++;
            writeCircle(
                    "depot-" + depot,
                    "Depot " + depot,
                    GeofenceKind.DEPOT,
                    city.graph().pointAt(spot),
                    DEPOT_RADIUS_METERS);
        }
        List<District> districts = city.districts().list();
        District middle = districts.get(0);
        writeCircle(
                "slow-zone",
                middle.name() + ", slowly",
                GeofenceKind.SLOW_ZONE,
                middle.centre(),
                SLOW_ZONE_RADIUS_METERS);
        District closed = districts.get(Math.min(NO_GO_DISTRICT, districts.size() - 1));
        writeSquare("no-go", closed.name() + ", closed", GeofenceKind.NO_GO, closed.centre());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCircle(
            String id, String name, GeofenceKind kind, PlanePoint centre, double radiusMeters)
            throws IOException {
        startFeature(id, name, kind);
        json.writeNumberField("radiusMeters", radiusMeters);
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeFieldName("coordinates");
        writePlace(centre);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Counter-clockwise, the first corner repeated. */
    private void writeSquare(String id, String name, GeofenceKind kind, PlanePoint centre)
            throws IOException {
        startFeature(id, name, kind);
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Polygon");
        json.writeArrayFieldStart("coordinates");
        json.writeStartArray();
        for (int[] corner : new int[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
            writePlace(centre.plus(corner[0] * NO_GO_HALF_METERS, corner[1] * NO_GO_HALF_METERS));
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void startFeature(String id, String name, GeofenceKind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", "city-%d-%s".formatted(seed, id));
        json.writeObjectFieldStart("properties");
        json.writeStringField("name", name);
        json.writeStringField("kind", kind.name());
    }

    private void writePlace(PlanePoint place) throws IOException {
        GeoPoint point = city.plane().toEarth(place);
        json.writeStartArray();
        json.writeNumber(point.lon());
        json.writeNumber(point.lat());
        json.writeEndArray();
    }
}
