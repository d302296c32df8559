/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listener that keeps what it hears as text and lets a test wait for a line. */
final class Journal implements SupervisorListener {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** What was heard up to and with the line. */
    List<String> await(String line) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        while (true) {
            String event = events.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("waited for '%s', heard %s".formatted(line, heard));
            }
            heard.add(event);
            if (event.equals(line)) {
                return heard;
            }
        }
    }

    /** What was heard since the last wait. */
    List<String> rest() {
        List<String> heard = new ArrayList<>();
        events.drainTo(heard);
        return heard;
    }

    @Override
    public void changed(PartStatus status) {}

    @Override
    public void ready(PartStatus status, Duration after) {
        events.add(status.name() + " ready");
    }

    @Override
    public void died(PartStatus status, int exitCode, Duration restartIn) {
        events.add("%s died of %d".formatted(status.name(), exitCode));
    }

    @Override
    public void failed(PartStatus status, int exitCode, List<String> lastLines) {
        events.add("%s failed: %s".formatted(status.name(), lastLines.get(lastLines.size() - 1)));
    }

    @Override
    public void stopping(PartStatus status) {
        events.add(status.name() + " stopping");
    }

    @Override
    public void stopped(PartStatus status, boolean forced) {
        events.add(status.name() + (forced ? " killed" : " stopped"));
    }
}
