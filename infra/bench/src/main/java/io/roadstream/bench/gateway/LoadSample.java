/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Machine;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What a server and its clients have done since a moment. */
final class LoadSample {
    private static final double NANOS_PER_SECOND = 1e9;

    private final SocketFleet fleet;
    private final List<Long> server;
    private final long updates;
    private final long bytes;
    private final double cpuSeconds;
    private final long startNanos;

    private LoadSample(SocketFleet fleet, long serverPid) {
        this.fleet = fleet;
        this.server = List.of(serverPid);
        fleet.takeDelays();
        updates = fleet.updates();
        bytes = fleet.bytes();
        cpuSeconds = Machine.cpuSeconds(server);
        startNanos = System.nanoTime();
    }

    static LoadSample begin(SocketFleet fleet, long serverPid) {
        return new LoadSample(fleet, serverPid);
    }

    /** Notes the figures. */
    void end(ObjectNode json) {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        double cpu = Machine.cpuSeconds(server) - cpuSeconds;
        long told = fleet.updates() - updates;
        json.put("updatesPerSecond", Math.round(told / seconds));
        json.put("updatesPerCpuSecond", Math.round(told / cpu));
        json.put("bytesPerUpdate", (fleet.bytes() - bytes) / (double) told);
        Histogram delay = fleet.takeDelays();
        ObjectNode delays = json.putObject("frameDelayMs");
        delays.put("p50", delay.getValueAtPercentile(50));
        delays.put("p99", delay.getValueAtPercentile(99));
        delays.put("max", delay.getMaxValue());
    }
}
