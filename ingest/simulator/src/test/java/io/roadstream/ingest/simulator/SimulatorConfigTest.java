/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorConfigTest {
    @Test
    void hasTheseDefaults() {
        assertThat(of(Map.of()))
                .isEqualTo(
                        new SimulatorConfig(
                                "local",
                                new SimulatorConfig.Day(
                                        1, 200, 300, "EUR", PhoneSettings.USUAL, 0.2, 3),
                                new SimulatorConfig.Run(
                                        1, null, Duration.ZERO, Duration.ofSeconds(10)),
                                new SimulatorConfig.Town(
                                        null,
                                        GeoPoint.ofDegrees(45.94, -0.96),
                                        ZoneId.of("Europe/Paris")),
                                new SimulatorConfig.Goals(
                                        "", "", 4, "", "postgres", "", "", Path.of("gateway-key")),
                                new SimulatorConfig.Plans(
                                        SimulatorConfig.Plans.Source.OWN, Duration.ofSeconds(20)),
                                new SimulatorConfig.Files(
                                        null, Duration.ZERO, null, null, null, null, null)));
    }

    @Test
    void readsEveryKey() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("simulator-tenant", "acme");
        values.put("simulator-vehicles", "7");
        values.put("simulator-orders-per-hour", "12.5");
        values.put("simulator-seed", "9");
        values.put("simulator-speed", "max");
        values.put("simulator-start", "2026-03-01T08:00:00Z");
        values.put("simulator-duration", "2h");
        values.put("simulator-report-interval", "5s");
        values.put("simulator-faults-per-hour", "100");
        values.put("simulator-phone-faults", "off");
        values.put("simulator-road-works-per-hour", "0");
        values.put("simulator-city", "/maps");
        values.put("simulator-centre", "-33.9,151.2");
        values.put("simulator-zone", "Australia/Sydney");
        values.put("simulator-currency", "AUD");
        values.put("simulator-ingest-url", "http://127.0.0.1:5055");
        values.put("simulator-ingest-key", "rsk_1");
        values.put("simulator-ingest-connections", "2");
        values.put("simulator-orders-url", "jdbc:postgresql://127.0.0.1/orders");
        values.put("simulator-orders-user", "shop");
        values.put("simulator-orders-password", "secret");
        values.put("simulator-gateway-url", "http://127.0.0.1:8090");
        values.put("simulator-gateway-key-file", "/key");
        values.put("simulator-plans", "published");
        values.put("simulator-plans-patience", "5s");
        values.put("simulator-truth-file", "/truth.jsonl");
        values.put("simulator-truth-positions", "10s");
        values.put("simulator-ledger-file", "/ledger.json");
        values.put("simulator-places-file", "/places.json");
        values.put("simulator-streets-file", "/streets.geojson");
        values.put("simulator-fences-file", "/fences.geojson");
        values.put("simulator-summary-file", "/summary.json");
        values.put("simulator-stop-timeout", "1m");

        assertThat(values.keySet())
                .containsExactlyElementsOf(
                        SimulatorConfig.listKeys().stream().map(ConfigKey::name).toList());
        assertThat(of(values))
                .isEqualTo(
                        new SimulatorConfig(
                                "acme",
                                new SimulatorConfig.Day(
                                        9,
                                        7,
                                        12.5,
                                        "AUD",
                                        PhoneSettings.USUAL
                                                .withReportInterval(Duration.ofSeconds(5))
                                                .withoutFaults(),
                                        1,
                                        0),
                                new SimulatorConfig.Run(
                                        Pace.MAX,
                                        Instant.parse("2026-03-01T08:00:00Z"),
                                        Duration.ofHours(2),
                                        Duration.ofMinutes(1)),
                                new SimulatorConfig.Town(
                                        Path.of("/maps"),
                                        GeoPoint.ofDegrees(-33.9, 151.2),
                                        ZoneId.of("Australia/Sydney")),
                                new SimulatorConfig.Goals(
                                        "http://127.0.0.1:5055",
                                        "rsk_1",
                                        2,
                                        "jdbc:postgresql://127.0.0.1/orders",
                                        "shop",
                                        "secret",
                                        "http://127.0.0.1:8090",
                                        Path.of("/key")),
                                new SimulatorConfig.Plans(
                                        SimulatorConfig.Plans.Source.PUBLISHED,
                                        Duration.ofSeconds(5)),
                                new SimulatorConfig.Files(
                                        Path.of("/truth.jsonl"),
                                        Duration.ofSeconds(10),
                                        Path.of("/ledger.json"),
                                        Path.of("/places.json"),
                                        Path.of("/streets.geojson"),
                                        Path.of("/fences.geojson"),
                                        Path.of("/summary.json"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simulator-vehicles        | many     | simulator-vehicles must be a whole number, was 'many'
                    simulator-speed           | fast     | simulator-speed must be a number, 0 or more, was 'fast'
                    simulator-speed           | 0        | speed must be above 0, was 0.0
                    simulator-speed           | NaN      | simulator-speed must be a number, 0 or more, was 'NaN'
                    simulator-start           | tomorrow | simulator-start must be now or an instant like 2026-03-01T08:00:00Z, was 'tomorrow'
                    simulator-duration        | -1s      | duration must be 0 or more, was PT-1S
                    simulator-report-interval | 500ms    | the report interval must be whole seconds, was PT0.5S
                    simulator-centre          | here     | simulator-centre must be degrees like 45.94,-0.96, was 'here'
                    simulator-zone            | Mars     | simulator-zone must be a time zone like Europe/Paris, was 'Mars'
                    simulator-tenant          | a b      | simulator-tenant must match [A-Za-z0-9._:-]{1,64}, was 'a b'
                    simulator-ingest-url      | ftp://x  | simulator-ingest-url must be a URL like http://127.0.0.1:8123, or empty, was 'ftp://x'
                    simulator-plans           | published | simulator-gateway-url must be given with simulator-plans=published
                    simulator-plans           | good     | simulator-plans must be one of own, published, was 'good'
                    simulator-plans-patience  | -1s      | simulator-plans-patience must be 0 or more, was PT-1S
                    simulator-ingest-url      | http://x | simulator-ingest-key must be given with simulator-ingest-url
                    """)
    void refusesValuesThatCannotBe(String key, String value, String message) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage(message);
    }

    @Test
    void isDocumentedInTheReadme() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains(SimulatorConfig.help().table());
    }

    private static SimulatorConfig of(Map<String, String> values) {
        return SimulatorConfig.of(ConfigValues.of(SimulatorConfig.listKeys(), values));
    }
}
