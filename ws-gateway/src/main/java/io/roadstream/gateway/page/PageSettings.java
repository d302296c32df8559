/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.page;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What pages are told before they draw anything. A tenant that has no value of a kind leaves it to
 * the browser.
 */
public final class PageSettings {
    /** Everything is left to the browser. */
    public static final PageSettings NONE = PageSettings.of("", "", "", MapTiles.NONE);

    private final PerTenant<ZoneId> zones;
    private final PerTenant<Locale> locales;
    private final PerTenant<Units> units;
    private final MapTiles tiles;

    private PageSettings(
            PerTenant<ZoneId> zones,
            PerTenant<Locale> locales,
            PerTenant<Units> units,
            MapTiles tiles) {
        this.zones = zones;
        this.locales = locales;
        this.units = units;
        this.tiles = tiles;
    }

    /** Reads the settings as they are written; each is for all tenants or names some. */
    public static PageSettings of(String zones, String locales, String units, MapTiles tiles) {
        return new PageSettings(
                PerTenant.parse("gateway-zone", zones, PageSettings::zone),
                PerTenant.parse("gateway-locale", locales, PageSettings::locale),
                PerTenant.parse("gateway-units", units, Units::parse),
                tiles);
    }

    /** Zone of the tenant's clocks. */
    public Optional<ZoneId> findZone(String tenant) {
        return zones.find(tenant);
    }

    /** How the tenant writes numbers and dates. */
    public Optional<Locale> findLocale(String tenant) {
        return locales.find(tenant);
    }

    /** How the tenant measures ways and speeds. */
    public Optional<Units> findUnits(String tenant) {
        return units.find(tenant);
    }

    public MapTiles tiles() {
        return tiles;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a zone like Europe/Berlin, was '%s'".formatted(text), e);
        }
    }

    private static Locale locale(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            throw badLocale(text, e);
        }
        throw badLocale(text, null);
    }

    private static IllegalArgumentException badLocale(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "must be a language tag like de-DE, was '%s'".formatted(text), cause);
    }
}
