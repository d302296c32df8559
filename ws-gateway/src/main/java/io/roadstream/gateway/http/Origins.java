/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may connect: the gateway's own and those that are allowed. What is no browser names
 * no origin and may.
 *
 * @param allowed origins of other sites, as browsers spell them
 */
public record Origins(Set<String> allowed) {
    public Origins {
        allowed = Set.copyOf(allowed);
    }

    /** Reads origins that are separated by commas. */
    static Origins of(String text) {
        Set<String> origins =
                Stream.of(text.split(","))
                        .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                        .filter(origin -> !origin.isEmpty())
                        .collect(Collectors.toSet());
        for (String origin : origins) {
            if (!origin.matches("https?://[^/]+")) {
                throw new IllegalArgumentException(
                        "gateway-allowed-origins must be like https://map.example.com, was '%s'"
                                .formatted(origin));
            }
        }
        return new Origins(origins);
    }

    /**
     * Whether a page may connect.
     *
     * @param origin of the page, null if no browser asks
     * @param host that it asked, with the port
     */
    boolean mayConnect(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        String wanted = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(wanted)
                || (host != null && host.equalsIgnoreCase(authority(wanted)));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
