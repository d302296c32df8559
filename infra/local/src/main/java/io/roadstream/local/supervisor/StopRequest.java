/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import io.roadstream.local.process.PartProcess;
import java.io.IOException;

/**
 * Asks a running part to end; the supervisor waits for the end and uses force if it does not come.
 */
@FunctionalInterface
public interface StopRequest {
    /** By SIGTERM, to which every part answers in order. */
    StopRequest TERMINATE = (process, address, drain) -> process.terminate();

    /**
     * Asks.
     *
     * @param address what the part said when it became ready
     * @param drain whether nothing may be left for the next start
     * @throws IOException if it could not be asked; it is then ended by SIGTERM
     */
    void send(PartProcess process, String address, boolean drain)
            throws IOException, InterruptedException;
}
