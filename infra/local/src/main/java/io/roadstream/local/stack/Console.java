/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import io.roadstream.local.supervisor.SupervisorListener;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells the person at the terminal, and the run files, what happens to parts. Thread-safe. */
final class Console implements SupervisorListener {
    private static final int SIGNAL_BASE = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final PrintWriter out;
    private final RunFolder run;

    Console(PrintWriter out, RunFolder run) {
        this.out = out;
        this.run = run;
    }

    @Override
    public void changed(PartStatus status) {
        try {
            run.write(status);
        } catch (UncheckedIOException e) {
            // a full disk must not end the stack; 'status' is then behind
            say(status, "its run file could not be written: " + e.getMessage());
        }
    }

    @Override
    public void ready(PartStatus status, Duration after) {
        if (status.state() == PartStatus.State.DONE) {
            say(status, "done after %s".formatted(seconds(after)));
        } else {
            say(status, "ready after %-7s %s".formatted(seconds(after), status.address()));
        }
    }

    @Override
    public void died(PartStatus status, int exitCode, Duration restartIn) {
        say(
                status,
                "died (%s), starts again in %s; log: %s"
                        .formatted(cause(exitCode), seconds(restartIn), status.log()));
    }

    @Override
    public void failed(PartStatus status, int exitCode, List<String> lastLines) {
        say(
                status,
                "cannot run (%s). Its last words, all of them in %s:"
                        .formatted(cause(exitCode), status.log()));
        for (String line : lastLines) {
            print("    " + line);
        }
    }

    @Override
    public void stopping(PartStatus status) {
        say(status, "stopping");
    }

    @Override
    public void stopped(PartStatus status, boolean forced) {
        say(status, forced ? "killed: it did not stop" : "stopped");
    }

    /** A line about the whole. */
    void print(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    private void say(PartStatus status, String what) {
        print("  %-11s %s".formatted(status.name(), what));
    }

    private static String cause(int exitCode) {
        return switch (exitCode - SIGNAL_BASE) {
            case SIGKILL -> "killed";
            case SIGTERM -> "ended by SIGTERM";
            default -> "exit code " + exitCode;
        };
    }
}
