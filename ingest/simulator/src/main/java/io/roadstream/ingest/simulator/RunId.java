/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

/** What the ids of a run's orders and calls begin with, so that no two runs share one. */
final class RunId {
    private static final int LETTERS_AND_DIGITS = 36;

    private RunId() {}

    /** From the city's clock at the start of the run. */
    static String of(long startMillis) {
        return "o-" + Long.toString(startMillis, LETTERS_AND_DIGITS);
    }
}
