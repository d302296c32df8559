/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSettingsTest {
    @Test
    void leavesEverythingToTheBrowserUnlessItIsTold() {
        assertThat(PageSettings.NONE.findZone("acme")).isEmpty();
        assertThat(PageSettings.NONE.findLocale("acme")).isEmpty();
        assertThat(PageSettings.NONE.findUnits("acme")).isEmpty();
        assertThat(PageSettings.NONE.tiles().isEmpty()).isTrue();
    }

    @Test
    void aTenantsOwnValueWinsOverTheOneOfAll() {
        PageSettings settings =
                PageSettings.of(
                        "muni=America/Los_Angeles, Europe/Berlin",
                        "de-DE,muni=en-US",
                        "muni=mi",
                        MapTiles.NONE);

        assertThat(settings.findZone("muni")).contains(ZoneId.of("America/Los_Angeles"));
        assertThat(settings.findZone("bvg")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(settings.findLocale("muni")).contains(Locale.US);
        assertThat(settings.findLocale("bvg")).contains(Locale.GERMANY);
        assertThat(settings.findUnits("muni")).contains(Units.IMPERIAL);
        assertThat(settings.findUnits("bvg")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Atlantis,'',''," + "gateway-zone must be a zone",
        "'',not_a_tag,''," + "gateway-locale must be a language tag",
        "'',-,''," + "gateway-locale must be a language tag",
        "'','',furlongs," + "'gateway-units must be km or mi, was ''furlongs'''",
        "'muni=UTC,muni=UTC','',''," + "gateway-zone names 'muni=' twice",
        "'UTC,UTC','',''," + "gateway-zone names '' twice",
    })
    void saysWhatIsWrong(String zones, String locales, String units, String message) {
        assertThatThrownBy(() -> PageSettings.of(zones, locales, units, MapTiles.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example.com/{z}/{x}/{y}.png,https://tiles.example.com",
        "http://127.0.0.1:8099/city.pmtiles,http://127.0.0.1:8099",
        "https://tiles.example.com/city.pmtiles?key=1,https://tiles.example.com",
    })
    void tilesOpenTheirOriginAndNoOther(String url, String origin) {
        assertThat(new MapTiles(url, "").origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles.example.com/{z}/{x}/{y}.png",
                "ftp://tiles.example.com/{z}/{x}/{y}.png",
                "https://tiles.example.com/{z}/{x}.png",
                "https://tiles.example.com/city.mbtiles",
                "https://*/{z}/{x}/{y}.png",
                "https://tiles.example.com;script-src */{z}/{x}/{y}.png",
                "https://tiles.example.com/{z}/{x}/{y}.png; script-src *",
            })
    void refusesTilesThatWouldOpenMore(String url) {
        assertThatThrownBy(() -> new MapTiles(url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gateway-tiles must be like");
    }
}
