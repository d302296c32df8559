/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.WorldSink;
import java.util.List;

/** Hears of everything and does nothing: for a city that plans by itself. */
final class Nobody implements WorldSink {
    @Override
    public void uploaded(long nowMillis, List<Report> reports) {}

    @Override
    public void orderChanged(OrderChange change) {}

    @Override
    public void driverChanged(DriverChange change) {}

    @Override
    public void dutyChanged(DutyChange change) {}

    @Override
    public void helpCalled(HelpCall call) {}

    @Override
    public void helpEnded(HelpCall call, long nowMillis) {}

    @Override
    public void learned(Truth truth) {}
}
