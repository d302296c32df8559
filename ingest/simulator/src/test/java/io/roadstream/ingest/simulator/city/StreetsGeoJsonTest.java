/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetsGeoJsonTest {
    private static final City CITY = CityGenerator.generate(3, CityGenerator.CENTRE);

    @TempDir private Path folder = Path.of("");

    @Test
    void drawsEachStreetOnceThenWaterParksAndDistricts() throws IOException {
        JsonNode features = read("streets.geojson").get("features");

        Set<String> classes = new TreeSet<>();
        int lines = 0;
        int oneWay = 0;
        for (JsonNode feature : features) {
            classes.add(feature.get("properties").get("class").asText());
            if (feature.get("geometry").get("type").asText().equals("LineString")) {
                lines++;
                oneWay += feature.get("properties").get("oneway").asBoolean() ? 1 : 0;
                assertThat(feature.get("properties").get("name").asText()).isNotEmpty();
            }
        }
        assertThat(classes)
                .containsExactly(
                        "district",
                        "park",
                        "primary",
                        "residential",
                        "secondary",
                        "trunk",
                        "water");
        assertThat(2 * lines - oneWay).isEqualTo(CITY.graph().edgeCount());
        assertThat(features.size()).isEqualTo(lines + 2 + CITY.districts().list().size());
    }

    @Test
    void namesEachDistrictAtItsMiddle() throws IOException {
        Map<String, PlanePoint> middles = new TreeMap<>();
        for (JsonNode feature : read("streets.geojson").get("features")) {
            JsonNode geometry = feature.get("geometry");
            if (geometry.get("type").asText().equals("Point")) {
                JsonNode place = geometry.get("coordinates");
                middles.put(
                        feature.get("properties").get("name").asText(),
                        CITY.plane()
                                .toPlane(
                                        GeoPoint.ofDegrees(
                                                place.get(1).asDouble(), place.get(0).asDouble())));
            }
        }

        assertThat(middles).hasSameSizeAs(CITY.districts().list());
        for (District district : CITY.districts().list()) {
            assertThat(middles)
                    .hasEntrySatisfying(
                            district.name(),
                            middle ->
                                    assertThat(middle.distanceMeters(district.centre()))
                                            .isLessThan(2));
        }
    }

    @Test
    void saysHowFastOneMayDriveOnEachStreetAndOnNothingElse() throws IOException {
        Map<String, Integer> limits = new TreeMap<>();
        for (JsonNode feature : read("streets.geojson").get("features")) {
            JsonNode properties = feature.get("properties");
            boolean isStreet = feature.get("geometry").get("type").asText().equals("LineString");
            assertThat(properties.has("maxspeed")).isEqualTo(isStreet);
            if (isStreet) {
                String streetClass = properties.get("class").asText();
                int limit = properties.get("maxspeed").intValue();
                assertThat(limits.merge(streetClass, limit, (one, other) -> one)).isEqualTo(limit);
            }
        }

        assertThat(limits)
                .isEqualTo(Map.of("trunk", 80, "primary", 60, "secondary", 50, "residential", 30));
    }

    @Test
    void closesTheRingsOfAreas() throws IOException {
        JsonNode features = read("streets.geojson").get("features");

        int rings = 0;
        for (JsonNode feature : features) {
            if (feature.get("geometry").get("type").asText().equals("Polygon")) {
                JsonNode ring = feature.get("geometry").get("coordinates").get(0);
                assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
                rings++;
            }
        }
        assertThat(rings).isEqualTo(CITY.areas().size());
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() throws IOException {
        byte[] first = bytes(3);

        assertThat(bytes(3)).isEqualTo(first);
        assertThat(bytes(4)).isNotEqualTo(first);
    }

    @Test
    void isCompressedIfItsNameSaysSo() throws IOException {
        Path file = folder.resolve("streets.geojson.gz");
        StreetsGeoJson.write(CITY, file);

        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new ObjectMapper().readTree(in)).isEqualTo(read("streets.geojson"));
        }
    }

    private byte[] bytes(long seed) throws IOException {
        Path file = folder.resolve("seed.geojson");
        StreetsGeoJson.write(CityGenerator.generate(seed, CityGenerator.CENTRE), file);
        return Files.readAllBytes(file);
    }

    private JsonNode read(String name) throws IOException {
        Path file = folder.resolve(name);
        StreetsGeoJson.write(CITY, file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
