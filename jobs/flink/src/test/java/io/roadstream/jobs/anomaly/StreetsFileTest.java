/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.streets.StreetIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreetsFileTest {
    private static final GeoPoint ON_LINE = GeoPoint.ofDegrees(52.5, 13.4005);
    private static final String LINE = "[[13.4, 52.5], [13.401, 52.5]]";

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'highway':'residential','maxspeed':'30' | 833",
                "'class':'primary','maxspeed':60 | 1667",
                "'highway':'primary','maxspeed':'30 mph' | 1341",
                "'highway':'primary','maxspeed:forward':'50','maxspeed:backward':'70' | 1944",
                "'highway':'primary','maxspeed':'none' | 2147483647",
                "'highway':'primary','lanes':null,'nodes':[1,{'maxspeed':9}] | 2147483647",
                "'maxspeed':'50' | 1389",
                "'highway':'footway','maxspeed':'10' | 0",
                "'railway':'tram','maxspeed':'50' | 0",
                "'waterway':'river' | 0",
                "'name':'a line' | 0"
            })
    void takesTheWordsOfOpenStreetMap(String properties, int limitCms) throws IOException {
        assertThat(limitCms(collection(feature(properties, "LineString", LINE))))
                .isEqualTo(limitCms);
    }

    @Test
    void takesLinesInWhateverOrderTheFileHas() throws IOException {
        assertThat(
                        limitCms(
                                """
                                {"features": [
                                  {"geometry": {"coordinates": [13.4, 52.5], "type": "Point"},
                                   "properties": {"highway": "stop", "maxspeed": "5"}},
                                  {"geometry": null, "properties": null},
                                  {"properties": {"class": "park"}, "geometry":
                                   {"type": "Polygon", "coordinates": [%1$s]}},
                                  {"geometry": {"coordinates": [%1$s, []], "type": "MultiLineString"},
                                   "bbox": [1, 2], "properties": {"highway": "x", "maxspeed": "50"}}
                                ], "type": "FeatureCollection", "crs": {"features": {}}}
                                """
                                        .formatted(LINE)))
                .isEqualTo(1_389);
    }

    @Test
    void takesAHeightBesideAPlace() throws IOException {
        String line = "[[13.4, 52.5, 34.5], [13.401, 52.5, 34.5]]";

        assertThat(limitCms(collection(feature("'maxspeed':'50'", "LineString", line))))
                .isEqualTo(1_389);
    }

    @Test
    void isCompressedIfItsNameSaysSo() throws IOException {
        Path file = folder.resolve("streets.geojson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    collection(feature("'maxspeed':'50'", "LineString", LINE))
                            .getBytes(StandardCharsets.UTF_8));
        }

        assertThat(StreetsFile.read(file.toString()).limitedCount()).isEqualTo(1);
        assertThat(StreetsFile.read(file.toUri().toString()).limitedCount()).isEqualTo(1);
    }

    @Test
    void withoutANameThereAreNoStreets() {
        assertThat(StreetsFile.read("").isEmpty()).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        String file = folder.resolve("nowhere.geojson").toString();

        assertThatThrownBy(() -> StreetsFile.read(file))
                .isInstanceOf(InvalidStreetsException.class)
                .hasMessage(
                        "--streets-file '%s' is not there; it must be where the job is submitted"
                                + " and on every TaskManager",
                        file);
    }

    @Test
    void saysWhatIsNotCompressed() throws IOException {
        Path file = Files.writeString(folder.resolve("s.gz"), collection(""));

        assertThatThrownBy(() -> StreetsFile.read(file.toString()))
                .hasMessage(
                        "--streets-file '%s' ends with .gz and is not compressed with gzip", file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "streets",
                "[]",
                "{}",
                "{\"type\": \"Topology\", \"objects\": {}}",
                "{\"features\": {}}",
                "{\"features\": [7]}",
                "{\"features\": [",
                "{\"features\": [{\"geometry\": {\"coordinates\": [[52.5, \"x\"]]}}]}"
            })
    void saysWhereItIsNoGeoJson(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("streets.geojson"), text);

        assertThatThrownBy(() -> StreetsFile.read(file.toString()))
                .isInstanceOf(InvalidStreetsException.class)
                .hasMessageStartingWith("--streets-file '%s' is no GeoJSON of streets: ", file)
                .hasMessageContaining(", at line 1, column ");
    }

    @Test
    void saysWhichPlaceIsNotOnEarth() throws IOException {
        String swapped = feature("'maxspeed':'50'", "LineString", "[[52.5, 113.4]]");
        Path file = Files.writeString(folder.resolve("streets.geojson"), collection(swapped));

        assertThatThrownBy(() -> StreetsFile.read(file.toString()))
                .hasMessageContaining("coordinates are [longitude, latitude], in degrees")
                .hasMessageContaining("113.4");
    }

    private int limitCms(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("streets.geojson"), text);
        StreetIndex streets = StreetsFile.read(file.toString());
        return streets.limitCms(ON_LINE, null);
    }

    private static String collection(String features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}";
    }

    private static String feature(String properties, String type, String coordinates) {
        return """
        {"type": "Feature", "properties": {%s}, "geometry": {"type": "%s", "coordinates": %s}}
        """
                .formatted(properties.replace('\'', '"'), type, coordinates);
    }
}
