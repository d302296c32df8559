/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.drive;

/** How fast one goes round a corner. */
final class Corner {
    private static final double STRAIGHT_DEG = 30;
    private static final double BEND_DEG = 60;
    private static final double BACK_DEG = 150;
    private static final double BEND_MPS = 8;
    private static final double TURN_MPS = 4.5;
    private static final double BACK_MPS = 2;

    private Corner() {}

    static double speedMps(double turnDeg) {
        if (turnDeg < STRAIGHT_DEG) {
            return Double.POSITIVE_INFINITY;
        }
        if (turnDeg < BEND_DEG) {
            return BEND_MPS;
        }
        return turnDeg < BACK_DEG ? TURN_MPS : BACK_MPS;
    }
}
