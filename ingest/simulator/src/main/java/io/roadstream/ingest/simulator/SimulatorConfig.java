/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.contract.config.ConfigHelp;
import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the simulator.
 *
 * @param tenant whose city it is
 * @param day what happens in it
 * @param run how fast and how long
 * @param town where it happens
 * @param goals where events go
 * @param files what is written
 */
record SimulatorConfig(String tenant, Day day, Run run, Town town, Goals goals, Files files) {
    private static final double VEHICLES_PER_FAULT_RATE = 100;
    private static final Duration PAST_WITHOUT_END = Duration.ofHours(1);

    SimulatorConfig {
        Checks.requireId(SimulatorKeys.TENANT.name(), tenant);
    }

    /**
     * What happens.
     *
     * @param seed of everything drawn
     * @param vehicles how many
     * @param ordersPerHour mean of a week
     * @param currency of prices
     * @param phones how good they are
     * @param faultsPerVehicleHour put in on purpose
     * @param roadWorksPerHour in the whole city
     */
    record Day(
            long seed,
            int vehicles,
            double ordersPerHour,
            String currency,
            PhoneSettings phones,
            double faultsPerVehicleHour,
            double roadWorksPerHour) {}

    /**
     * How fast and how long.
     *
     * @param speed of the city's clock, {@link Pace#MAX} for as fast as possible
     * @param start of the city's clock, null for now
     * @param duration by the city's clock, zero for no end
     * @param stopTimeout how long a stop waits for the entrances
     */
    record Run(double speed, @Nullable Instant start, Duration duration, Duration stopTimeout) {
        Run {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed must be above 0, was " + speed);
            }
            if (duration.isNegative()) {
                throw new IllegalArgumentException("duration must be 0 or more, was " + duration);
            }
        }

        /** The city's clock at the beginning of a run that begins now. */
        long startMillis(long wallMillis) {
            Duration length = duration.isZero() ? PAST_WITHOUT_END : duration;
            return start == null
                    ? Pace.startForPresent(wallMillis, length, speed)
                    : start.toEpochMilli();
        }
    }

    /**
     * Where it happens.
     *
     * @param folder with the files of Porto, null for a generated town
     * @param centre of a generated town
     * @param zone of its clocks
     */
    record Town(@Nullable Path folder, GeoPoint centre, ZoneId zone) {}

    /**
     * Where events go; an empty URL is nowhere.
     *
     * @param ingestUrl of positions
     * @param ingestKey API key
     * @param ingestConnections requests under way
     * @param ordersUrl of the order database
     * @param ordersUser of it
     * @param ordersPassword of the user
     * @param gatewayUrl of drivers
     * @param gatewayKeyFile with which their tokens are signed
     */
    record Goals(
            String ingestUrl,
            String ingestKey,
            int ingestConnections,
            String ordersUrl,
            String ordersUser,
            String ordersPassword,
            String gatewayUrl,
            Path gatewayKeyFile) {
        Goals {
            if (!ingestUrl.isEmpty() && ingestKey.isEmpty()) {
                throw new IllegalArgumentException(
                        "simulator-ingest-key must be given with simulator-ingest-url");
            }
        }

        /** Whether anything leaves the process. */
        boolean isAny() {
            return !(ingestUrl.isEmpty() && ordersUrl.isEmpty() && gatewayUrl.isEmpty());
        }
    }

    /**
     * What is written; null for nothing.
     *
     * @param truth JSON lines
     * @param truthPositions time between true positions, zero for none
     * @param ledger JSON
     * @param streets GeoJSON
     * @param summary JSON
     */
    record Files(
            @Nullable Path truth,
            Duration truthPositions,
            @Nullable Path ledger,
            @Nullable Path streets,
            @Nullable Path summary) {}

    /** Reads the settings; {@link InvalidConfigException} says which one is wrong. */
    static SimulatorConfig of(ConfigValues values) {
        try {
            return new SimulatorConfig(
                    values.text(SimulatorKeys.TENANT),
                    day(values),
                    new Run(
                            speed(values),
                            start(values),
                            values.duration(SimulatorKeys.DURATION),
                            values.duration(SimulatorKeys.STOP_TIMEOUT)),
                    town(values),
                    goals(values),
                    new Files(
                            file(values, SimulatorKeys.TRUTH_FILE),
                            values.duration(SimulatorKeys.TRUTH_POSITIONS),
                            file(values, SimulatorKeys.LEDGER_FILE),
                            file(values, SimulatorKeys.STREETS_FILE),
                            file(values, SimulatorKeys.SUMMARY_FILE)));
        } catch (IllegalArgumentException | InvalidEventException e) {
            throw new InvalidConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** All keys, in the order in which they are documented. */
    static List<ConfigKey> listKeys() {
        return SimulatorKeys.ALL;
    }

    static ConfigHelp help() {
        return new ConfigHelp(
                "Simulates a city of couriers and orders and sends what happens to roadstream.",
                listKeys(),
                SimulatorKeys.VEHICLES,
                "50");
    }

    private static Day day(ConfigValues values) {
        PhoneSettings phones =
                PhoneSettings.USUAL.withReportInterval(
                        values.duration(SimulatorKeys.REPORT_INTERVAL));
        boolean isFaulty = values.word(SimulatorKeys.PHONE_FAULTS, Switch.class) == Switch.ON;
        return new Day(
                values.longInteger(SimulatorKeys.SEED),
                values.integer(SimulatorKeys.VEHICLES),
                number(values, SimulatorKeys.ORDERS_PER_HOUR),
                values.text(SimulatorKeys.CURRENCY),
                isFaulty ? phones : phones.withoutFaults(),
                number(values, SimulatorKeys.FAULTS_PER_HOUR) / VEHICLES_PER_FAULT_RATE,
                number(values, SimulatorKeys.ROAD_WORKS_PER_HOUR));
    }

    private static Town town(ConfigValues values) {
        String city = values.text(SimulatorKeys.CITY);
        return new Town(
                city.equals(SimulatorKeys.CITY.fallback()) ? null : Path.of(city),
                centre(values),
                zone(values));
    }

    private static Goals goals(ConfigValues values) {
        return new Goals(
                values.httpUrl(SimulatorKeys.INGEST_URL),
                values.text(SimulatorKeys.INGEST_KEY),
                values.integer(SimulatorKeys.INGEST_CONNECTIONS),
                values.text(SimulatorKeys.ORDERS_URL),
                values.text(SimulatorKeys.ORDERS_USER),
                values.text(SimulatorKeys.ORDERS_PASSWORD),
                values.httpUrl(SimulatorKeys.GATEWAY_URL),
                Path.of(values.text(SimulatorKeys.GATEWAY_KEY_FILE)));
    }

    private static double speed(ConfigValues values) {
        return values.text(SimulatorKeys.SPEED).equals("max")
                ? Pace.MAX
                : number(values, SimulatorKeys.SPEED);
    }

    private static @Nullable Instant start(ConfigValues values) {
        String text = values.text(SimulatorKeys.START);
        try {
            return text.equals(SimulatorKeys.START.fallback()) ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(SimulatorKeys.START, "now or an instant like 2026-03-01T08:00:00Z", text);
        }
    }

    private static GeoPoint centre(ConfigValues values) {
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

    private static ZoneId zone(ConfigValues values) {
        String text = values.text(SimulatorKeys.ZONE);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(SimulatorKeys.ZONE, "a time zone like Europe/Paris", text);
        }
    }

    private static double number(ConfigValues values, ConfigKey key) {
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

    private static @Nullable Path file(ConfigValues values, ConfigKey key) {
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
