/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value for some tenants, and one for all others.
 *
 * @param byTenant values of tenants that have their own
 * @param otherwise value of all others, null for none
 */
record PerTenant<T>(Map<String, T> byTenant, @Nullable T otherwise) {
    PerTenant {
        byTenant = Map.copyOf(byTenant);
    }

    /**
     * Reads {@code VALUE}, {@code tenant=VALUE} or several of them, separated by commas.
     *
     * @param key of the setting, for messages
     * @param parse of one value; refuses with an {@link IllegalArgumentException}
     */
    static <T> PerTenant<T> parse(String key, String text, Function<String, T> parse) {
        Map<String, T> byTenant = new HashMap<>();
        @Nullable T otherwise = null;
        for (String part : text.split(",", -1)) {
            String entry = part.strip();
            if (entry.isEmpty()) {
                continue;
            }
            int equals = entry.indexOf('=');
            T value = parsed(key, entry.substring(equals + 1).strip(), parse);
            boolean isDouble;
            if (equals < 0) {
                isDouble = otherwise != null;
                otherwise = value;
            } else {
                isDouble = byTenant.put(entry.substring(0, equals).strip(), value) != null;
            }
            if (isDouble) {
                throw new IllegalArgumentException(
                        "%s names '%s' twice".formatted(key, entry.substring(0, equals + 1)));
            }
        }
        return new PerTenant<>(byTenant, otherwise);
    }

    Optional<T> find(String tenant) {
        return Optional.ofNullable(byTenant.getOrDefault(tenant, otherwise));
    }

    private static <T> T parsed(String key, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " " + e.getMessage(), e);
        }
    }
}
