/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes of an earlier run whose supervisor was killed. They end by themselves within seconds;
 * one that hangs or is stopped by a signal must not keep the data from the next run.
 */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Waits for them, then ends them by force. A process that merely got the pid of one of them is
     * left alone.
     *
     * @return the parts that had left one
     */
    public static List<PartStatus> end(List<PartStatus> earlier, Duration patience)
            throws InterruptedException {
        List<PartStatus> found = new ArrayList<>();
        for (PartStatus part : earlier) {
            ProcessHandle process = part.process().find().orElse(null);
            if (process != null) {
                found.add(part);
                process.destroy();
            }
        }
        for (PartStatus part : found) {
            ProcessHandle process = part.process().find().orElse(null);
            if (process != null && !hasEnded(process, patience)) {
                process.destroyForcibly();
                hasEnded(process, patience);
            }
        }
        return found;
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience)
            throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
