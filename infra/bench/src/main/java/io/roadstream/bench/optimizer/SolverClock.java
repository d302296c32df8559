/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** By which the time of a run is limited. */
public enum SolverClock {
    /** What people wait. */
    WALL {
        @Override
        public long nanos() {
            return System.nanoTime();
        }
    },

    /** What the thread gets of a processor: fair on a machine that does other work too. */
    CPU {
        @Override
        public long nanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Its reading on this thread, from an origin of its own. */
    public abstract long nanos();
}
