/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the simulator's settings of their texts. */
final class ConfigReader {
    /** Rates of faults are given for so many vehicles, so that they are no tiny fractions. */
    private static final double VEHICLES_PER_FAULT_RATE = 100;

    private final ConfigValues values;

    ConfigReader(ConfigValues values) {
        this.values = values;
    }

    SimulatorConfig read() {
        return new SimulatorConfig(
                values.text(SimulatorKeys.TENANT),
                day(),
                new SimulatorConfig.Run(
                        speed(),
                        start(),
                        values.duration(SimulatorKeys.DURATION),
                        values.duration(SimulatorKeys.STOP_TIMEOUT)),
                town(),
                goals(),
                new SimulatorConfig.Plans(
                        values.word(SimulatorKeys.PLANS, SimulatorConfig.Plans.Source.class),
                        values.duration(SimulatorKeys.PLANS_PATIENCE)),
                new SimulatorConfig.Files(
                        file(SimulatorKeys.TRUTH_FILE),
                        values.duration(SimulatorKeys.TRUTH_POSITIONS),
                        file(SimulatorKeys.LEDGER_FILE),
                        file(SimulatorKeys.PLACES_FILE),
                        file(SimulatorKeys.STREETS_FILE),
                        file(SimulatorKeys.FENCES_FILE),
                        file(SimulatorKeys.SUMMARY_FILE)));
    }

    private SimulatorConfig.Day day() {
        PhoneSettings phones =
                PhoneSettings.USUAL.withReportInterval(
                        values.duration(SimulatorKeys.REPORT_INTERVAL));
        boolean isFaulty = values.word(SimulatorKeys.PHONE_FAULTS, Switch.class) == Switch.ON;
        return new SimulatorConfig.Day(
                values.longInteger(SimulatorKeys.SEED),
                values.integer(SimulatorKeys.VEHICLES),
                number(SimulatorKeys.ORDERS_PER_HOUR),
                values.text(SimulatorKeys.CURRENCY),
                isFaulty ? phones : phones.withoutFaults(),
                number(SimulatorKeys.FAULTS_PER_HOUR) / VEHICLES_PER_FAULT_RATE,
                number(SimulatorKeys.ROAD_WORKS_PER_HOUR));
    }

    private SimulatorConfig.Town town() {
        String city = values.text(SimulatorKeys.CITY);
        return new SimulatorConfig.Town(
                city.equals(SimulatorKeys.CITY.fallback()) ? null : Path.of(city),
                centre(),
                zone());
    }

    private SimulatorConfig.Goals goals() {
        return new SimulatorConfig.Goals(
                values.httpUrl(SimulatorKeys.INGEST_URL),
                values.text(SimulatorKeys.INGEST_KEY),
                values.integer(SimulatorKeys.INGEST_CONNECTIONS),
                values.text(SimulatorKeys.ORDERS_URL),
                values.text(SimulatorKeys.ORDERS_USER),
                values.text(SimulatorKeys.ORDERS_PASSWORD),
                values.httpUrl(SimulatorKeys.GATEWAY_URL),
                Path.of(values.text(SimulatorKeys.GATEWAY_KEY_FILE)));
    }

    private double speed() {
        return values.text(SimulatorKeys.SPEED).equals("max")
                ? Pace.MAX
                : number(SimulatorKeys.SPEED);
    }

    private @Nullable Instant start() {
        String text = values.text(SimulatorKeys.START);
        try {
            return text.equals(SimulatorKeys.START.fallback()) ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(SimulatorKeys.START, "now or an instant like 2026-03-01T08:00:00Z", text);
        }
    }

    private GeoPoint centre() {
        String text = values.text(SimulatorKeys.CENTRE);
        int comma = text.indexOf(',');
        try {
            return GeoPoint.ofDegrees(
                    Double.parseDouble(text.substring(0, Math.max(0, comma))),
                    Double.parseDouble(text.substring(comma + 1)));
        } catch (NumberFormatException e) {
            throw wrong(SimulatorKeys.CENTRE, "degrees like 45.94,-0.96", text);
        }
    }

    private ZoneId zone() {
        String text = values.text(SimulatorKeys.ZONE);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(SimulatorKeys.ZONE, "a time zone like Europe/Paris", text);
        }
    }

    private double number(ConfigKey key) {
        String text = values.text(key);
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a number, 0 or more", text);
        }
        throw wrong(key, "a number, 0 or more", text);
    }

    private @Nullable Path file(ConfigKey key) {
        return Optional.of(values.text(key))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(null);
    }

    private static InvalidConfigException wrong(ConfigKey key, String expected, String text) {
        return new InvalidConfigException(
                "%s must be %s, was '%s'".formatted(key.name(), expected, text));
    }

    private enum Switch {
        ON,
        OFF
    }
}
