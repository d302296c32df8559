/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.contract.config.DurationText;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.CityConfig;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the options of a demo mean. */
final class DemoOptions {
    /** The busiest hours of a city lie just ahead. */
    private static final int LIVELY_HOUR = 11;

    private static final int HOURS = 24;
    private static final Duration HEADLESS = Duration.ofMinutes(2);

    private DemoOptions() {}

    static CityConfig city(
            int vehicles,
            double ordersPerHour,
            long seed,
            String speed,
            StackConfig config,
            boolean isMeasured) {
        if (config.orders().external() != null) {
            throw new InvalidConfigException(
                    "a demo writes made-up orders and ends those that are open: it does so in its"
                            + " own order database only, leave orders-url away");
        }
        return new CityConfig(
                vehicles,
                ordersPerHour,
                seed,
                speed(speed),
                zone(config.gateway().page().zone()),
                isMeasured);
    }

    /** Until Ctrl-C if it is null. */
    static @Nullable Duration length(@Nullable String text, boolean isHeadless) {
        if (text == null) {
            return isHeadless ? HEADLESS : null;
        }
        Duration length = duration("--for", text);
        if (length.isNegative() || length.isZero()) {
            throw new InvalidConfigException("--for must be above 0, was '%s'".formatted(text));
        }
        return length;
    }

    /** Before anything is timed. */
    static Duration warmUp(String text) {
        Duration length = duration("--warm-up", text);
        if (length.isNegative()) {
            throw new InvalidConfigException(
                    "--warm-up must not be below 0, was '%s'".formatted(text));
        }
        return length;
    }

    private static Duration duration(String option, String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidConfigException(
                    "%s must be a time such as 120s or 10m, was '%s'".formatted(option, text), e);
        }
    }

    /** A number without needless digits. */
    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /**
     * The zone in which it is late in the morning at this hour of UTC: a demo is looked at at any
     * hour, and by night a city sleeps.
     */
    static ZoneId livelyZone(int utcHour) {
        int ahead = Math.floorMod(LIVELY_HOUR - utcHour + HOURS / 2, HOURS) - HOURS / 2;
        // The names of these zones have the sign of the way back to UTC.
        return ZoneId.of(
                ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead));
    }

    private static double speed(String text) {
        if (text.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidConfigException(
                    "--speed must be a number above 0 or max, was '%s'".formatted(text), e);
        }
    }

    private static ZoneId zone(String given) {
        if (given.isEmpty()) {
            return livelyZone(OffsetDateTime.now(ZoneOffset.UTC).getHour());
        }
        try {
            return ZoneId.of(given);
        } catch (DateTimeException e) {
            throw new InvalidConfigException(
                    "zone must be one time zone for a demo, such as Europe/Paris, was '%s'"
                            .formatted(given),
                    e);
        }
    }
}
