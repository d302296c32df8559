/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Map tiles under the vehicles, of a server that the operator has chosen.
 *
 * @param url a PMTiles archive, or a template with {@code {z}}, {@code {x}} and {@code {y}}; empty
 *     for none
 * @param attribution that the page shows, empty for the one that the archive names
 */
public record MapTiles(String url, String attribution) {
    /** No tiles: the page asks nobody but the gateway. */
    public static final MapTiles NONE = new MapTiles("", "");

    // Part of a header: whatever else a host could be spelled with is refused.
    private static final Pattern ORIGIN =
            Pattern.compile("(https?://[A-Za-z0-9.-]+(:\\d{1,5})?)/[^\\s\"'<>\\\\]+");

    public MapTiles {
        if (!url.isEmpty()) {
            boolean isTemplate = url.contains("{z}") && url.contains("{x}") && url.contains("{y}");
            if (!ORIGIN.matcher(url).matches() || !(isTemplate || isArchive(url))) {
                throw new IllegalArgumentException(
                        "gateway-tiles must be like https://tiles.example.com/{z}/{x}/{y}.png or"
                                + " https://tiles.example.com/city.pmtiles, was '%s'"
                                        .formatted(url));
            }
        }
    }

    /** Whether there are some. */
    public boolean isEmpty() {
        return url.isEmpty();
    }

    /** Scheme, host and port; empty for none. */
    public String origin() {
        Matcher matcher = ORIGIN.matcher(url);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static boolean isArchive(String url) {
        return url.replaceFirst("\\?.*", "").endsWith(".pmtiles");
    }
}
