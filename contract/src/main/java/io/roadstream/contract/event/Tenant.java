/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * Whose data it is, and how they read it. Topic {@code fleet.tenants.v1}; a deleted one is a record
 * without a value there.
 *
 * @param envelope tenant (also the entity), and when the change was committed or read by a snapshot
 * @param version which state it is
 * @param name for people, up to {@value #MAX_NAME} characters
 * @param region how they read times, money and ways
 */
public record Tenant(Envelope envelope, ChangeVersion version, String name, Region region) {
    /** Longest name. */
    public static final int MAX_NAME = 200;

    /**
     * How people of a tenant read times, money and ways.
     *
     * @param timeZone IANA name; "day" and "hour of week" mean this zone
     * @param currency ISO 4217, of orders that name none
     * @param locale BCP 47
     * @param units of ways
     */
    public record Region(String timeZone, String currency, String locale, UnitSystem units) {
        public Region {
            requireZone(timeZone);
            Checks.requireCurrency("currency", currency);
            requireLocale(locale);
        }

        private static void requireZone(String timeZone) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw new InvalidEventException(
                        Reason.INVALID_VALUE,
                        "timeZone must be an IANA name, was '" + timeZone + "'",
                        e);
            }
        }

        private static void requireLocale(String locale) {
            try {
                if (!new Locale.Builder().setLanguageTag(locale).build().getLanguage().isEmpty()) {
                    return;
                }
            } catch (IllformedLocaleException e) {
                throw refused(locale, e);
            }
            throw refused(locale, null);
        }

        private static InvalidEventException refused(
                String locale, @org.jspecify.annotations.Nullable Throwable cause) {
            String message = "locale must be a BCP 47 tag such as de-DE, was '" + locale + "'";
            return cause == null
                    ? new InvalidEventException(Reason.INVALID_VALUE, message)
                    : new InvalidEventException(Reason.INVALID_VALUE, message, cause);
        }
    }

    public Tenant {
        Checks.requireText("name", name, MAX_NAME);
    }
}
