/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.solve;

import io.roadstream.optimizer.search.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells how a search goes: one line that changes at a terminal, else a line for each second. */
final class ProgressLine implements Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final boolean isTerminal;
    private Duration next = Duration.ZERO;

    ProgressLine(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** On standard error; the start script finds out whether that is a terminal. */
    static ProgressLine onError(PrintWriter err) {
        return new ProgressLine(err, Boolean.getBoolean("roadstream.tty.err"));
    }

    @Override
    public void report(State state) {
        if (!isTerminal && state.elapsed().compareTo(next) < 0) {
            return;
        }
        next = state.elapsed().plus(BETWEEN_LINES);
        String text =
                String.format(
                        Locale.ROOT,
                        "%6.1f s  %,12d iterations  cost %,.1f  %d vehicles  %d not served",
                        state.elapsed().toMillis() / 1e3,
                        state.iterations(),
                        state.bestCost(),
                        state.vehicles(),
                        state.unserved());
        out.print(isTerminal ? "\r" + text + "   " : text + System.lineSeparator());
        out.flush();
    }

    /** The last line stays. */
    void end() {
        if (isTerminal) {
            out.println();
            out.flush();
        }
    }
}
