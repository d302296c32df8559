/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.Subscribe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A gateway with one client that looks at the whole earth, and a driver who calls for help again
 * and again while somebody of ops listens: how late both are told.
 */
public final class LiveProbe implements AutoCloseable {
    private static final Subscribe EARTH =
            ClientFrames.view(GeoPoint.ofDegrees(-90, -180), GeoPoint.ofDegrees(90, 180));
    private static final double MICROS_PER_MILLI = 1e3;

    private final GatewayChild gateway;
    private final SocketFleet client;
    private final EmergencyProbe emergencies;

    private LiveProbe(GatewayChild gateway, SocketFleet client, EmergencyProbe emergencies) {
        this.gateway = gateway;
        this.client = client;
        this.emergencies = emergencies;
    }

    /**
     * Starts a gateway and connects to it.
     *
     * @param folder for its key and its log
     * @param tenant whose vehicles are watched
     * @param tick of the gateway
     */
    public static LiveProbe start(Path folder, String kafkaAddress, String tenant, Duration tick)
            throws IOException {
        GatewayChild gateway =
                GatewayChild.start(
                        folder,
                        kafkaAddress,
                        List.of("--gateway-tick=%dms".formatted(tick.toMillis())));
        SocketFleet client =
                new SocketFleet(
                        gateway.uri(),
                        new FrameWalk(
                                List.of(
                                        ClientFrames.hello(gateway.key().opsToken(tenant)),
                                        ClientFrames.of(EARTH))),
                        0);
        client.connect(1);
        client.await(() -> client.served() == 1);
        return new LiveProbe(gateway, client, EmergencyProbe.connect(gateway, tenant));
    }

    public long pid() {
        return gateway.pid();
    }

    /** Forgets what was measured, and begins to call for help. */
    public void begin() {
        client.takeDelays();
        emergencies.begin();
    }

    /**
     * Ends the calls, and notes delays of positions and of calls for help in ms.
     *
     * @param suffix of the two keys
     */
    public void end(ObjectNode json, String suffix) throws InterruptedException {
        Histogram calls = emergencies.end();
        put(json.putObject("latency" + suffix), client.takeDelays(), 1);
        put(json.putObject("sosLatency" + suffix), calls, MICROS_PER_MILLI);
    }

    @Override
    public void close() {
        emergencies.close();
        client.close();
        gateway.close();
    }

    private static void put(ObjectNode json, Histogram delays, double perMilli) {
        json.put("p50", delays.getValueAtPercentile(50) / perMilli);
        json.put("p99", delays.getValueAtPercentile(99) / perMilli);
        json.put("max", delays.getMaxValue() / perMilli);
        json.put("count", delays.getTotalCount());
    }
}
