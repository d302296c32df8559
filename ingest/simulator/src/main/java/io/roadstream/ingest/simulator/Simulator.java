/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.ingest.simulator.world.World;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Drives a world at its pace until its end or until it is stopped. */
final class Simulator {
    private final World world;
    private final Pace pace;
    private final long endMillis;
    private final Clock clock;
    private final Runnable often;
    private final Runnable always;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * A run that has not begun.
     *
     * @param endMillis when it ends by the city's clock, {@code Long.MAX_VALUE} for never
     * @param often called about every second of the wall clock, by the world's thread
     * @param always called after each moment of the city, by the world's thread
     */
    Simulator(
            World world, Pace pace, long endMillis, Clock clock, Runnable often, Runnable always) {
        this.world = world;
        this.pace = pace;
        this.endMillis = endMillis;
        this.clock = clock;
        this.often = often;
        this.always = always;
    }

    /** Runs; false if stopped before the end. */
    boolean run() throws InterruptedException {
        long oftenMillis = clock.millis();
        while (stop.getCount() > 0 && world.nextMillis() < endMillis) {
            long now = clock.millis();
            if (now >= oftenMillis) {
                often.run();
                oftenMillis = now + TimeUnit.SECONDS.toMillis(1);
            }
            long wait = pace.dueMillis(world.nextMillis()) - now;
            if (wait <= 0) {
                world.runNext();
                always.run();
            } else if (stop.await(Math.min(wait, 1_000), TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        world.end();
        return stop.getCount() > 0;
    }

    /** Ends the run after what happens now; any thread may call it. */
    void stop() {
        stop.countDown();
    }
}
