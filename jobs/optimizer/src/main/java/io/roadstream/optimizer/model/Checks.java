/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/** Range checks whose message names the value; NaN fails each of them. */
final class Checks {
    private Checks() {}

    static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "%s must be finite and not negative, was %s".formatted(name, value));
        }
    }

    static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "%s must not be negative, was %d".formatted(name, value));
        }
    }

    static void requireTime(String name, long millis) {
        if (!(millis > -Window.NEVER_MILLIS && millis <= Window.NEVER_MILLIS)) {
            throw new IllegalArgumentException(
                    "%s must be within %d milliseconds of 0, was %d"
                            .formatted(name, Window.NEVER_MILLIS, millis));
        }
    }

    static void requireId(String name, String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }
}
