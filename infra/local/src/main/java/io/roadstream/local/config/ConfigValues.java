/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import io.roadstream.contract.config.DurationText;
import io.roadstream.contract.config.InvalidConfigException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * The value of every key as text, with typed access. A value that does not fit is an {@link
 * InvalidConfigException} that names the key.
 */
public final class ConfigValues {
    private static final String MASK = "****";

    private final Map<Key, String> values;

    ConfigValues(Map<Key, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    String text(Key key) {
        return values.getOrDefault(key, key.fallback());
    }

    /** Empty text is no value. */
    Optional<String> findText(Key key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    Optional<URI> findUri(Key key) {
        return findText(key)
                .map(
                        value ->
                                parse(
                                        key,
                                        "http://host:port or https://host:port",
                                        ConfigValues::httpUri));
    }

    int integer(Key key, int min, int max) {
        int value = parse(key, "a whole number", Integer::parseInt);
        if (value < min || value > max) {
            throw new InvalidConfigException(
                    "%s must be in [%d, %d], was %d".formatted(key.name(), min, max, value));
        }
        return value;
    }

    boolean isTrue(Key key) {
        return word(key).equals("true");
    }

    /** One of the words of the key's type. */
    String word(Key key) {
        List<String> words = Arrays.asList(key.type().split(", ", -1));
        return parse(
                key,
                "one of " + key.type(),
                value -> {
                    if (!words.contains(value)) {
                        throw new IllegalArgumentException(value);
                    }
                    return value;
                });
    }

    Duration duration(Key key) {
        return parse(key, "a duration such as 250ms, 30s, 5m or PT1H", DurationText::parse);
    }

    /** One line per key that is not at its default, secrets masked. */
    public String show() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> {
                    if (!value.equals(key.fallback())) {
                        text.append("  %s = %s%n".formatted(key.name(), shown(key, value)));
                    }
                });
        return text.toString();
    }

    /** What is not at its default as a file of properties, secrets in clear. */
    public String toProperties() {
        Properties properties = new Properties();
        values.forEach(
                (key, value) -> {
                    if (!value.equals(key.fallback())) {
                        properties.setProperty(key.name(), value);
                    }
                });
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String shown(Key key, String value) {
        return key.secret() && !value.isEmpty() ? MASK : value;
    }

    private static URI httpUri(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp || uri.getHost() == null) {
                throw new IllegalArgumentException(text);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private <T> T parse(Key key, String expected, Function<String, T> parser) {
        String value = text(key);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidConfigException(
                    "%s must be %s, was '%s'".formatted(key.name(), expected, shown(key, value)),
                    e);
        }
    }
}
