/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import java.io.IOException;

/** Ends this process when whoever started it is gone, which shows as the end of stdin. */
final class EndOfInput {
    private EndOfInput() {}

    /** Starts watching. The process halts as if killed: the jobs resume their last checkpoint. */
    static void haltProcess() {
        Thread thread = new Thread(EndOfInput::awaitEnd, "end-of-input");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // what is written means nothing
            }
        } catch (IOException e) {
            // a pipe that cannot be read is one that nobody holds
        }
        Runtime.getRuntime().halt(1);
    }
}
