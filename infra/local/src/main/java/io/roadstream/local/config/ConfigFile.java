/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import io.roadstream.contract.config.InvalidConfigException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A file of settings: {@code .properties} with {@code key=value} lines, or YAML, in which {@code
 * kafka: {port: 1}} is the same as {@code kafka-port: 1}.
 */
final class ConfigFile {
    private ConfigFile() {}

    static Map<String, String> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return file.toString().endsWith(".properties") ? properties(reader) : yaml(reader);
        } catch (IOException e) {
            throw new InvalidConfigException("%s cannot be read: %s".formatted(file, e), e);
        } catch (YAMLException e) {
            throw new InvalidConfigException(
                    "%s is not YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Map<String, String> properties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n)));
        return values;
    }

    private static Map<String, String> yaml(Reader reader) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        Map<String, String> values = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> map) {
            flatten("", map, values);
        } else if (root != null) {
            throw new InvalidConfigException("settings must be 'key: value', were: " + root);
        }
        return values;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> values) {
        map.forEach(
                (name, value) -> {
                    String key = prefix + name;
                    if (value instanceof Map<?, ?> nested) {
                        flatten(key + "-", nested, values);
                    } else {
                        values.put(key, value == null ? "" : value.toString());
                    }
                });
    }
}
