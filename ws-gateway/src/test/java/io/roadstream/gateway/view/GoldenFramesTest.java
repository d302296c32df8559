/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.util.JsonFormat;
import com.uber.h3core.H3Core;
import io.roadstream.contract.codec.VehicleStatusMapper;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.proto.v1.FleetMetrics;
import io.roadstream.contract.proto.v1.FlinkHealth;
import io.roadstream.contract.proto.v1.Gap;
import io.roadstream.contract.proto.v1.Pace;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.ServerHello;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.StatusChange;
import io.roadstream.contract.proto.v1.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frames are the bytes of the golden files, made by what makes them for clients. The TypeScript
 * client reads the same files. {@code -Dgolden.write=true} writes them anew and then fails.
 */
class GoldenFramesTest {
    private static final Path FOLDER =
            Path.of(
                    System.getProperty("roadstream.root", ".."),
                    "ws-gateway/src/test/resources/golden");
    private static final long NOW = Reports.TIME.plusSeconds(10).toEpochMilli();
    private static final VehicleStatusMapper STATUSES = new VehicleStatusMapper();

    @ParameterizedTest
    @MethodSource("arguments")
    void aFrameHasTheGoldenBytesAndJson(String name, byte[] frame) throws IOException {
        String json = JsonFormat.printer().print(ServerFrame.parseFrom(frame)) + '\n';
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".bin"), frame);
            Files.writeString(FOLDER.resolve(name + ".json"), json);
            fail("Wrote %s: review the difference, then test without golden.write".formatted(name));
        }

        assertThat(frame).isEqualTo(Files.readAllBytes(FOLDER.resolve(name + ".bin")));
        assertThat(json).isEqualTo(Files.readString(FOLDER.resolve(name + ".json")));
    }

    @Test
    void everyFileBelongsToAFrame() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            frames().keySet().stream()
                                    .flatMap(name -> Stream.of(name + ".bin", name + ".json"))
                                    .toList());
        }
    }

    static Stream<Arguments> arguments() throws IOException {
        return frames().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /** One morning of a small fleet, as one who watches its town is told. */
    private static Map<String, byte[]> frames() throws IOException {
        H3Core h3 = H3Core.newInstance();
        FleetView view = new FleetView(new ViewportCells(), 0);
        view.apply(track(h3, Reports.report("cab-1").speedMps(12.34).headingDeg(271.5)));
        view.apply(track(h3, Reports.report("cab-2").place(37.7701, -122.4101)));
        Audience town = view.join(Set.of(WatchKey.ofCell(h3.latLngToCell(37.77, -122.41, 5))));
        view.tick(1);
        Map<String, byte[]> frames = new LinkedHashMap<>();
        Snapshot.Builder snapshot =
                Snapshot.newBuilder().setSubscription(1).setOffset(1).setTimeMillis(NOW);
        town.channels().forEach(c -> snapshot.addChannels(ChannelEncoder.state(c, NOW)));
        frames.put("snapshot", bytes(ServerFrame.newBuilder().setSnapshot(snapshot)));

        // One drives on, one comes, one goes to another cell, which the client did not know.
        view.apply(
                track(
                        h3,
                        Reports.report("cab-1")
                                .after(Duration.ofSeconds(9))
                                .place(37.7705, -122.4112)
                                .speedMps(0)));
        view.apply(track(h3, Reports.report("cab-3").place(37.7690, -122.4090).speedMps(3)));
        view.apply(
                track(
                        h3,
                        Reports.report("cab-2")
                                .after(Duration.ofSeconds(11))
                                .place(37.80, -122.42)
                                .speedMps(20)
                                .headingDeg(359.6)));
        view.tick(2);
        frames.put("delta", town.delta(1, new Tick(2, NOW + 1_000)));
        frames.put(
                "recovered",
                bytes(
                        ServerFrame.newBuilder()
                                .setRecovered(
                                        ChannelEncoder.recovered(town.channels(), 1, NOW + 2_000)
                                                .setSubscription(1)
                                                .setOffset(2))));
        frames.put("hello", bytes(ServerFrame.newBuilder().setHello(hello())));
        frames.put(
                "gap",
                bytes(
                        ServerFrame.newBuilder()
                                .setGap(
                                        Gap.newBuilder()
                                                .setSubscription(1)
                                                .setMessage("another epoch"))));
        frames.put(
                "pace",
                bytes(ServerFrame.newBuilder().setPace(Pace.newBuilder().setTickMillis(250))));
        frames.put("metrics", bytes(ServerFrame.newBuilder().setMetrics(metrics())));
        var emergency = STATUSES.toMessage(Statuses.resolved("cab-1"));
        frames.put(
                "status-change",
                bytes(
                        ServerFrame.newBuilder()
                                .setStatusChange(StatusChange.newBuilder().setStatus(emergency))));
        frames.put(
                "status-snapshot",
                bytes(
                        ServerFrame.newBuilder()
                                .setStatusSnapshot(
                                        StatusSnapshot.newBuilder()
                                                .setSubscription(3)
                                                .addStatuses(emergency))));
        FeedFrames.add(frames);
        return frames;
    }

    private static ServerHello.Builder hello() {
        return ServerHello.newBuilder()
                .setEpoch("e-1")
                .setServerTimeMillis(NOW)
                .setTickMillis(40)
                .setTenant("acme")
                .setRole("ops")
                .setSubject("eve");
    }

    private static FleetMetrics.Builder metrics() {
        return FleetMetrics.newBuilder()
                .setTimeMillis(NOW)
                .setConnections(2)
                .setVehicles(155)
                .setReporting(150)
                .setMoving(97)
                .setSpeedUnknown(3)
                .setPositionsPerSecond(12.5)
                .setEventAgeP50Millis(84)
                .setReconnects(7)
                .setFlink(
                        FlinkHealth.newBuilder()
                                .setRunningJobs(1)
                                .setJobs(2)
                                .setCheckpointAgeMillis(900));
    }

    private static Track track(H3Core h3, Reports.Builder report) {
        Track plain = Tracks.of(report.build()).build();
        return Tracks.of(report.build())
                .h3Cell(h3.latLngToCell(plain.location().lat(), plain.location().lon(), 9))
                .build();
    }

    private static byte[] bytes(ServerFrame.Builder frame) {
        return frame.build().toByteArray();
    }
}
