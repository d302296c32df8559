/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

/** Equality of sums of decimals that were added in different orders. */
final class Near {
    private static final double TOLERANCE = 1e-9;

    private Near() {}

    static boolean isNear(double one, double other) {
        double scale = Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
        return Math.abs(one - other) <= TOLERANCE * scale;
    }

    static boolean isAtMost(double value, double limit) {
        return value <= limit || isNear(value, limit);
    }
}
