/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.time.Duration;
import java.util.List;

/** Hears what happens to parts. Called on the supervisor's threads, in order for one part. */
public interface SupervisorListener {
    /** Something about the part changed. */
    void changed(PartStatus status);

    /** It serves, or as a task it has ended well. */
    void ready(PartStatus status, Duration after);

    /**
     * It died and will be started again.
     *
     * @param exitCode 128 + the signal if it was killed
     */
    void died(PartStatus status, int exitCode, Duration restartIn);

    /** It will not be started again. */
    void failed(PartStatus status, int exitCode, List<String> lastLines);

    /** It is asked to end. */
    void stopping(PartStatus status);

    /**
     * It has ended as asked.
     *
     * @param forced whether it had to be killed
     */
    void stopped(PartStatus status, boolean forced);
}
