/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals as the shell does. */
final class Signal {
    private Signal() {}

    static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
