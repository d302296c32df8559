/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Pace;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.geo.Cells;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The gateway under many clients that all look at the same {@link #VEHICLES} vehicles, each of
 * which reports once a second; another tenant's vehicles drive in the same place. Delay is from the
 * making of a track to its arrival at a client, through Kafka. Clients share the machine, in a
 * process of their own.
 */
public final class GatewayBench {
    /** Vehicles in view of each client. */
    public static final int VEHICLES = 100;

    private static final int AUDITED = 16;
    private static final GeoPoint CENTER = GeoPoint.ofDegrees(37.77, -122.42);
    private static final int VIEW_E7 = 200_000;
    private static final Subscribe VIEW =
            ClientFrames.view(
                    new GeoPoint(CENTER.latE7() - VIEW_E7, CENTER.lonE7() - VIEW_E7),
                    new GeoPoint(CENTER.latE7() + VIEW_E7, CENTER.lonE7() + VIEW_E7));
    private static final int STEP_E7 = 900;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String TENANT = "bench";
    private static final String RIVAL = "rival";

    private final Path folder;
    private final int connections;
    private final int reconnecting;
    private final int peerConnections;
    private final Pace pace;
    private final Map<String, Long> truth = new HashMap<>();

    /**
     * @param folder for Kafka and the gateway
     * @param connections that watch
     * @param reconnecting that come back at once
     * @param peerConnections that watch each peer afterwards, 0 for no peers
     */
    public GatewayBench(
            Path folder, int connections, int reconnecting, int peerConnections, Pace pace) {
        this.folder = folder;
        this.connections = connections;
        this.reconnecting = reconnecting;
        this.peerConnections = peerConnections;
        this.pace = pace;
    }

    /** Measures. */
    public void measure(ObjectNode json) throws IOException, InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                GatewayChild gateway =
                        GatewayChild.start(folder, kafka.bootstrapServers(), List.of());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        kafka.bootstrapServers(),
                                        "linger.ms",
                                        0),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            json.put("connections", connections);
            measureIdle(gateway, json);
            audit(measureLoad(gateway, producer, connections, json), json);
            measureReconnect(gateway, json);
            if (peerConnections > 0) {
                measurePeers(gateway, producer, json.putArray("peers"));
            }
        }
    }

    private void measureIdle(GatewayChild gateway, ObjectNode json)
            throws IOException, InterruptedException {
        long before = gateway.liveHeapBytes();
        try (SocketFleet idle =
                new SocketFleet(gateway.uri(), new FrameWalk(List.of(hello(gateway))), 0)) {
            idle.connect(reconnecting);
            idle.await(() -> idle.open() == reconnecting);
            json.put(
                    "heapBytesPerIdleConnection",
                    (gateway.liveHeapBytes() - before) / reconnecting);
        }
        json.put("idleConnections", reconnecting);
    }

    private SocketFleet measureLoad(
            GatewayChild gateway,
            KafkaProducer<byte[], byte[]> producer,
            int clients,
            ObjectNode json)
            throws IOException {
        SocketFleet fleet =
                new SocketFleet(gateway.uri(), watching(gateway), Math.min(AUDITED, clients));
        try (fleet) {
            fleet.connect(clients);
            fleet.await(() -> fleet.served() == clients);
            drive(producer, pace.warmUp());
            LoadSample sample = LoadSample.begin(fleet, gateway.pid());
            drive(producer, pace.run());
            sample.end(json);
            fleet.await(() -> isCaughtUp(fleet));
        }
        return fleet;
    }

    /** The gateway under as many clients as the peers, and these. */
    private void measurePeers(
            GatewayChild gateway, KafkaProducer<byte[], byte[]> producer, ArrayNode peers)
            throws IOException {
        ObjectNode ours = peers.addObject().put("name", "roadstream");
        ours.put("connections", peerConnections);
        measureLoad(gateway, producer, peerConnections, ours);
        new PeerBench(folder, peerConnections, pace).measure(peers);
    }

    /** After three seconds without news all is told. */
    private static boolean isCaughtUp(SocketFleet fleet) {
        long before = fleet.updates();
        LockSupport.parkNanos((long) (3 * NANOS_PER_SECOND));
        return fleet.updates() == before;
    }

    private void audit(SocketFleet fleet, ObjectNode json) {
        long missed = 0;
        long duplicated = 0;
        long foreign = 0;
        for (FrameWalk.Audit audit : fleet.audits()) {
            duplicated += audit.duplicated();
            for (Map.Entry<String, Long> vehicle : truth.entrySet()) {
                missed += vehicle.getValue().equals(audit.newest().get(vehicle.getKey())) ? 0 : 1;
            }
            foreign +=
                    audit.newest().keySet().stream().filter(id -> !truth.containsKey(id)).count();
        }
        json.put("missed", missed);
        json.put("duplicated", duplicated);
        json.put("foreign", foreign);
        json.put("auditedConnections", fleet.audits().size());
    }

    private void measureReconnect(GatewayChild gateway, ObjectNode json) throws IOException {
        long start = System.nanoTime();
        try (SocketFleet again = new SocketFleet(gateway.uri(), watching(gateway), 0)) {
            again.connect(reconnecting);
            again.await(() -> again.served() == reconnecting);
            json.put("reconnectSeconds", (System.nanoTime() - start) / NANOS_PER_SECOND);
        }
        json.put("reconnecting", reconnecting);
    }

    /** Each vehicle reports once a second, one after the other. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void drive(KafkaProducer<byte[], byte[]> producer, Duration length) {
        long start = System.nanoTime();
        long interval = (long) (NANOS_PER_SECOND / VEHICLES);
        for (long n = 0; n * interval < length.toNanos(); n++) {
            while (System.nanoTime() - start < n * interval) {
                LockSupport.parkNanos(interval / 4);
            }
            int vehicle = (int) (n % VEHICLES);
            long now = System.currentTimeMillis();
            for (String tenant : List.of(TENANT, RIVAL)) {
                Track track = track(tenant, tenant + vehicle, vehicle, n, now);
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRACKS.name(),
                                Topics.TRACKS.key(track),
                                Topics.TRACKS.codec().encode(track)));
            }
            truth.put(TENANT + vehicle, now);
        }
        producer.flush();
    }

    private static Track track(String tenant, String id, int vehicle, long n, long now) {
        GeoPoint place =
                new GeoPoint(
                        CENTER.latE7() - VIEW_E7 / 2 + vehicle * (VIEW_E7 / VEHICLES),
                        CENTER.lonE7() + (int) (n / VEHICLES % 60) * STEP_E7);
        return new Track(
                new Envelope(tenant, id, now, now),
                place,
                new Motion(900, 9_000, null, null),
                Cells.cell(place),
                0,
                n,
                n,
                0,
                HoldOutcome.NOT_HELD);
    }

    private static FrameWalk watching(GatewayChild gateway) {
        return new FrameWalk(List.of(hello(gateway), ClientFrames.of(VIEW)));
    }

    private static ClientFrame hello(GatewayChild gateway) {
        return ClientFrames.hello(gateway.key().opsToken(TENANT));
    }
}
