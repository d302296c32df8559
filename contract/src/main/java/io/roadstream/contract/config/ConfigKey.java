/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

/**
 * One setting.
 *
 * @param name in kebab-case with the prefix of the component
 * @param type for people: text, file, number, bytes, duration or the allowed words
 * @param fallback the default as text, empty where a value must be given or none is needed
 * @param meaning one sentence
 * @param secret whether the value must not be shown
 */
public record ConfigKey(String name, String type, String fallback, String meaning, boolean secret) {
    private static final String ENVIRONMENT_PREFIX = "ROADSTREAM_";

    public static ConfigKey of(String name, String type, String fallback, String meaning) {
        return new ConfigKey(name, type, fallback, meaning, false);
    }

    public static ConfigKey ofSecret(String name, String meaning) {
        return new ConfigKey(name, "text", "", meaning, true);
    }

    /** Name of the environment variable that sets it. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
