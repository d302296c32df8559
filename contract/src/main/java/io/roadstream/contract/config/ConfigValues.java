/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The value of every key as text, with typed access. A value that does not fit its type is an
 * {@link InvalidConfigException} naming the key.
 */
public final class ConfigValues {
    private static final String MASK = "****";

    private final Map<ConfigKey, String> values;

    ConfigValues(Map<ConfigKey, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Values of these keys, the others at their defaults; for tests and embedding. */
    public static ConfigValues of(List<ConfigKey> keys, Map<String, String> given) {
        return new ConfigSources(keys).withValues(given).resolve();
    }

    public String text(ConfigKey key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no such key here: " + key.name());
        }
        return value;
    }

    public int integer(ConfigKey key) {
        return parse(key, "a whole number", Integer::parseInt);
    }

    public long longInteger(ConfigKey key) {
        return parse(key, "a whole number", Long::parseLong);
    }

    public Duration duration(ConfigKey key) {
        return parse(key, "a duration such as 250ms, 30s, 5m or PT1H", DurationText::parse);
    }

    /** A duration that is not shorter than another one. */
    public Duration duration(ConfigKey key, Duration min) {
        Duration duration = duration(key);
        if (duration.compareTo(min) < 0) {
            throw new InvalidConfigException(
                    "%s must be %d ms or more, was '%s'"
                            .formatted(key.name(), min.toMillis(), text(key)));
        }
        return duration;
    }

    /** A URL of HTTP, or empty. */
    public String httpUrl(ConfigKey key) {
        return parse(
                key, "a URL like http://127.0.0.1:8123, or empty", ConfigValues::requireHttpUrl);
    }

    public <E extends Enum<E>> E word(ConfigKey key, Class<E> type) {
        String words =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "one of ", ""));
        return parse(key, words, value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
    }

    /** One line per key, secrets masked. */
    public String show() {
        return values.entrySet().stream()
                .map(e -> "%s=%s%n".formatted(e.getKey().name(), shown(e.getKey(), e.getValue())))
                .collect(Collectors.joining());
    }

    private static String requireHttpUrl(String text) {
        URI uri = URI.create(text);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!text.isEmpty() && !(isHttp && uri.getHost() != null)) {
            throw new IllegalArgumentException("no URL of HTTP");
        }
        return text;
    }

    private static String shown(ConfigKey key, String value) {
        return key.secret() && !value.isEmpty() ? MASK : value;
    }

    private <T> T parse(ConfigKey key, String expected, Function<String, T> parser) {
        String value = text(key);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new InvalidConfigException(
                    "%s must be %s, was '%s'".formatted(key.name(), expected, shown(key, value)),
                    e);
        }
    }
}
