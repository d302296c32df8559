/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

/** Whether a person sits at our input and outputs; the start script finds out and says so. */
final class Terminal {
    private Terminal() {}

    static boolean isInput() {
        return Boolean.getBoolean("roadstream.tty.in");
    }

    static boolean isOutput() {
        return Boolean.getBoolean("roadstream.tty.out");
    }

    static boolean isError() {
        return Boolean.getBoolean("roadstream.tty.err");
    }
}
