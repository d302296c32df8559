/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.geo.GeoPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FencesGeoJsonTest {
    private static final City CITY = CityGenerator.generate(3, CityGenerator.CENTRE);

    @TempDir private Path folder = Path.of("");

    @Test
    void hasDepotsASlowZoneAndAPlaceThatNobodyShouldEnter() throws Exception {
        List<String> kinds = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (JsonNode feature : features()) {
            kinds.add(feature.path("properties").path("kind").asText());
            ids.add(feature.path("id").asText());
            assertThat(feature.path("properties").path("name").asText()).isNotBlank();
        }

        assertThat(kinds).containsExactly("DEPOT", "DEPOT", "DEPOT", "SLOW_ZONE", "NO_GO");
        assertThat(ids).hasSize(5).allMatch(id -> id.matches("city-3-[a-z0-9-]+"));
    }

    @Test
    void depotsLieAroundTheDepots() throws Exception {
        JsonNode first = features().get(0);

        JsonNode place = first.path("geometry").path("coordinates");
        GeoPoint centre = GeoPoint.ofDegrees(place.get(1).asDouble(), place.get(0).asDouble());
        PlanePoint depot = CITY.graph().pointAt(CITY.depots().get(0));
        assertThat(CITY.plane().toPlane(centre).distanceMeters(depot)).isLessThan(0.1);
        assertThat(first.path("properties").path("radiusMeters").asDouble()).isEqualTo(120);
    }

    @Test
    void theRingIsClosedAndCounterClockwise() throws Exception {
        JsonNode ring = features().get(4).path("geometry").path("coordinates").get(0);

        double area = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            area +=
                    ring.get(i).get(0).asDouble() * ring.get(i + 1).get(1).asDouble()
                            - ring.get(i + 1).get(0).asDouble() * ring.get(i).get(1).asDouble();
        }
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
        assertThat(area).isPositive();
    }

    private JsonNode features() throws Exception {
        Path file = folder.resolve("fences.geojson");
        FencesGeoJson.write(CITY, 3, file);
        return new ObjectMapper().readTree(file.toFile()).path("features");
    }
}
