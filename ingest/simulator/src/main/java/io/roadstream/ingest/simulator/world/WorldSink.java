/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import java.util.List;

/**
 * Where everything goes that leaves the world, in order of the city's clock. Called by the world's
 * thread; whoever is slower may hold it up.
 */
public interface WorldSink {
    /** A phone sends reports in one request. */
    void uploaded(long nowMillis, List<Report> reports);

    void orderChanged(OrderChange change);

    void driverChanged(DriverChange change);

    void dutyChanged(DutyChange change);

    void helpCalled(HelpCall call);

    /** The driver of a call no longer needs help. */
    void helpEnded(HelpCall call, long nowMillis);

    void learned(Truth truth);
}
