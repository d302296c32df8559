/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

/** Lets workers in while open; closing waits until the last has left. Thread-safe. */
final class Gate {
    private boolean open = true;
    private int inside;

    /** Waits until the gate is open and goes in. */
    synchronized void enter() throws InterruptedException {
        while (!open) {
            wait();
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Returns once nobody is inside. */
    synchronized void close() throws InterruptedException {
        open = false;
        while (inside > 0) {
            wait();
        }
    }

    synchronized void open() {
        open = true;
        notifyAll();
    }
}
