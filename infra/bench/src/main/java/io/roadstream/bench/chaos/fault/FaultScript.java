/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import java.io.IOException;

/** One way to break the stack. */
interface FaultScript {
    /**
     * Calls {@link Scene#strike()}, breaks something, and returns when whatever it held broken is
     * mended; parts may still be on their way up.
     */
    Trace play(Scene scene) throws IOException, InterruptedException;
}
