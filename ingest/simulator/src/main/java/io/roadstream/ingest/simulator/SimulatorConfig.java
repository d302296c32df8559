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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the simulator.
 *
 * @param tenant whose city it is
 * @param day what happens in it
 * @param run how fast and how long
 * @param town where it happens
 * @param goals where events go
 * @param plans whose plans drivers follow
 * @param files what is written
 */
record SimulatorConfig(
        String tenant, Day day, Run run, Town town, Goals goals, Plans plans, Files files) {
    private static final Duration PAST_WITHOUT_END = Duration.ofHours(1);

    SimulatorConfig {
        Checks.requireId(SimulatorKeys.TENANT.name(), tenant);
        if (plans.source() == Plans.Source.PUBLISHED && goals.gatewayUrl().isEmpty()) {
            throw new IllegalArgumentException(
                    "simulator-gateway-url must be given with simulator-plans=published");
        }
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
     * Whose plans drivers follow.
     *
     * @param source of them
     * @param patience how long an order waits for a published one
     */
    record Plans(Source source, Duration patience) {
        Plans {
            if (patience.isNegative()) {
                throw new IllegalArgumentException(
                        "simulator-plans-patience must be 0 or more, was " + patience);
            }
        }

        /** Who plans. */
        enum Source {
            OWN,
            PUBLISHED
        }
    }

    /**
     * What is written; null for nothing.
     *
     * @param truth JSON lines
     * @param truthPositions time between true positions, zero for none
     * @param ledger JSON
     * @param places JSON, also read at the start
     * @param streets GeoJSON
     * @param fences GeoJSON
     * @param summary JSON
     */
    record Files(
            @Nullable Path truth,
            Duration truthPositions,
            @Nullable Path ledger,
            @Nullable Path places,
            @Nullable Path streets,
            @Nullable Path fences,
            @Nullable Path summary) {}

    /** Reads the settings; {@link InvalidConfigException} says which one is wrong. */
    static SimulatorConfig of(ConfigValues values) {
        try {
            return new ConfigReader(values).read();
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
}
