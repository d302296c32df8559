/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.api.Test;

class GeofenceGeoJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String CIRCLE =
            """
            {"type": "Feature", "id": "zone-1",
             "geometry": {"type": "Point", "coordinates": [-122.41, 37.77]},
             "properties": {"name": "Fence zone-1", "kind": "CUSTOM", "radiusMeters": 250.0,
                            "version": 1, "changedBy": "jl",
                            "changedAt": "2026-01-05T08:00:00Z"}}
            """;

    private static final String POLYGON =
            """
            {"type": "Feature",
             "geometry": {"type": "Polygon", "coordinates":
                 [[[10, 50], [10, 51], [11, 51], [11, 50], [10, 50]]]},
             "properties": {"name": "square", "kind": "NO_GO"}}
            """;

    @Test
    void writesACircleAsAPointWithARadius() throws Exception {
        Geofence zone = Geofences.of("zone-1", Geofences.circle(37.77, -122.41, 250));

        assertThat(GeofenceGeoJson.write(zone).toString())
                .isEqualTo(MAPPER.readTree(CIRCLE).toString());
        assertThat(again(zone)).isEqualTo(zone);
    }

    @Test
    void keepsHolesAndPartsAndWritesOutlinesCounterClockwise() throws Exception {
        Geofence depot = Geofences.depot();

        JsonNode written = GeofenceGeoJson.write(depot);

        assertThat(written.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(written.at("/geometry/coordinates/0/0").toString())
                .isEqualTo(
                        "[[-122.42,37.77],[-122.4,37.77],[-122.4,37.78],[-122.42,37.78],[-122.42,37.77]]");
        assertThat(written.at("/geometry/coordinates/0/1").toString())
                .isEqualTo(
                        "[[-122.415,37.772],[-122.415,37.774],[-122.41,37.774],[-122.41,37.772],[-122.415,37.772]]");
        assertThat(written.at("/geometry/coordinates/1")).hasSize(1);
        assertThat(written.at("/properties/validFrom").asText()).isEqualTo("2026-01-05T08:00:00Z");
    }

    @SeededTest
    void writesWhatItReads(long seed) throws Exception {
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < 200; i++) {
            Geofence fence = events.geofence();

            assertThat(GeofenceGeoJson.write(again(fence))).isEqualTo(GeofenceGeoJson.write(fence));
        }
    }

    @Test
    void readsAPolygonInTheWrongDirectionWithHeights() throws Exception {
        Geofence square = read(POLYGON.replace("[11, 51]", "[11, 51, 400]"));

        assertThat(square.kind()).isEqualTo(GeofenceKind.NO_GO);
        assertThat(square.shape().polygons().get(0).rings().get(0).points().get(2).lat())
                .isEqualTo(51);
        assertThat(square.validToMillis()).isNull();
    }

    @Test
    void saysWhichMemberIsWrong() {
        assertWrong("Feature", "Collection", "type must be Feature, was 'Collection'");
        assertWrong(
                "\"Polygon\"",
                "\"LineString\"",
                "geometry.type must be Point, Polygon or MultiPolygon, was 'LineString'");
        assertWrong(
                "[11, 51]",
                "[11]",
                "geometry.coordinates[0][2] must be a position [lon, lat], was [11]");
        assertWrong("[11, 51]", "[11, 91]", "lat must be in [-90.0, 90.0], was 91.0");
        assertWrong(
                "[11, 50], [10, 50]",
                "[11, 50]",
                "a ring must end where it begins, began at 50.0, 10.0 and ended at 50.0, 11.0");
        assertWrong(
                "NO_GO",
                "ZOO",
                "properties.kind must be one of [DEPOT, NO_GO, SLOW_ZONE, SERVICE_AREA, CUSTOM],"
                        + " was 'ZOO'");
        assertWrong("\"name\": \"square\", ", "", "properties.name is missing");
        assertWrong(
                "\"NO_GO\"",
                "\"NO_GO\", \"validTo\": \"soon\"",
                "properties.validTo must be a time such as 2026-01-05T08:00:00Z, was \"soon\"");
        assertRefused(
                () -> read(CIRCLE.replace("250.0", "\"far\"")),
                Reason.INVALID_VALUE,
                "properties.radiusMeters must be in [1.0, 1000000.0], was NaN");
    }

    private static void assertWrong(String part, String wrong, String message) {
        assertThat(POLYGON).contains(part);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(POLYGON.replace(part, wrong)))
                .isInstanceOf(io.roadstream.contract.validation.InvalidEventException.class)
                .hasMessage(message);
    }

    private static Geofence again(Geofence fence) throws JsonProcessingException {
        return GeofenceGeoJson.read(
                MAPPER.readTree(GeofenceGeoJson.write(fence).toString()),
                fence.envelope(),
                fence.version(),
                fence.changedBy());
    }

    private static Geofence read(String json) throws JsonProcessingException {
        JsonNode feature = MAPPER.readTree(json);
        Geofence depot = Geofences.depot();
        return GeofenceGeoJson.read(
                feature,
                depot.envelope(),
                feature.at("/properties/version").asLong(1),
                feature.at("/properties/changedBy").asText("jl"));
    }
}
