/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthFile;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a city's events go: each to its entrance, if there is one, the truth to its file. An
 * interrupt ends the run.
 */
public final class Entrances implements WorldSink {
    private final @Nullable PositionSender positions;
    private final @Nullable OrderWriter orders;
    private final @Nullable DriverLines drivers;
    private final @Nullable TruthFile truth;
    private final Tally tally = new Tally();

    /**
     * Takes what there is.
     *
     * @param positions entrance of positions, null for none
     * @param orders the order system, null for none
     * @param drivers their lines, null for none
     * @param truth file of the truth, null for none
     */
    public Entrances(
            @Nullable PositionSender positions,
            @Nullable OrderWriter orders,
            @Nullable DriverLines drivers,
            @Nullable TruthFile truth) {
        this.positions = positions;
        this.orders = orders;
        this.drivers = drivers;
        this.truth = truth;
    }

    public Tally tally() {
        return tally;
    }

    /** Waits until every entrance has everything, or gives up what is not there by then. */
    public void finish(Duration within) throws InterruptedException {
        long endNanos = System.nanoTime() + within.toNanos();
        if (truth != null) {
            truth.close();
        }
        if (orders != null) {
            orders.finish(left(endNanos));
        }
        if (positions != null) {
            positions.finish(left(endNanos));
        }
        if (drivers != null) {
            drivers.finish(left(endNanos));
        }
    }

    @Override
    public void uploaded(long nowMillis, List<Report> reports) {
        tally.uploaded(reports);
        if (truth != null) {
            truth.flush(nowMillis);
        }
        if (positions != null) {
            handOver(() -> positions.send(reports));
        }
    }

    @Override
    public void orderChanged(OrderChange change) {
        tally.orderChanged(change);
        if (orders != null) {
            handOver(() -> orders.write(change));
        }
    }

    @Override
    public void driverChanged(DriverChange change) {
        if (orders != null) {
            handOver(() -> orders.write(change));
        }
    }

    @Override
    public void dutyChanged(DutyChange change) {
        if (drivers != null) {
            drivers.say(change);
        }
    }

    @Override
    public void helpCalled(HelpCall call) {
        if (drivers != null) {
            drivers.call(call);
        }
    }

    @Override
    public void helpEnded(HelpCall call, long nowMillis) {
        if (drivers != null) {
            drivers.endCall(call);
        }
    }

    @Override
    public void learned(Truth matter) {
        tally.learned(matter);
        if (truth != null) {
            truth.write(matter);
        }
    }

    private static void handOver(HandOver task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EntranceFailedException("interrupted while handing over", e);
        }
    }

    private static Duration left(long endNanos) {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }

    private interface HandOver {
        void run() throws InterruptedException;
    }
}
