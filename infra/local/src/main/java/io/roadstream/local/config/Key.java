/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import java.util.Locale;

/**
 * One setting.
 *
 * @param group heading under which people find it
 * @param name in kebab-case
 * @param type for people: text, folder, number, duration, or the allowed words
 * @param fallback the default as text, empty where none is needed
 * @param meaning one sentence
 * @param secret whether its value must not be shown
 */
public record Key(
        Group group, String name, String type, String fallback, String meaning, boolean secret) {
    private static final String ENVIRONMENT_PREFIX = "ROADSTREAM_";

    /** Sections of help and documentation. */
    public enum Group {
        PLACE("Where"),
        PARTS("How the parts run"),
        HISTORY("History"),
        EXTERNAL("Parts of your own (a part given by URL is not started)"),
        MEMORY("Memory");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    static Key of(Group group, String name, String type, String fallback, String meaning) {
        return new Key(group, name, type, fallback, meaning, false);
    }

    static Key ofSecret(Group group, String name, String meaning) {
        return new Key(group, name, "text", "", meaning, true);
    }

    public String option() {
        return "--" + name;
    }

    /** Name of the environment variable that sets it. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether the option alone means {@code true}. */
    public boolean isSwitch() {
        return type.equals(Keys.SWITCH);
    }
}
