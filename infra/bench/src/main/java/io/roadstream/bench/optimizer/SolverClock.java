/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** By which the time of a run is limited. */
public enum SolverClock {
    /** What people wait. */
    WALL {
        @Override
        long nanos() {
            return System.nanoTime();
        }
    },

    /** What the thread gets of a processor: fair on a machine that does other work too. */
    CPU {
        @Override
        long nanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    abstract long nanos();
}
