/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.FlinkRest;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptDay.Events;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Stack;
import io.roadstream.jobs.live.LiveJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process goes on from savepoints that earlier builds wrote, on a Kafka that has what they had
 * read. Whenever this runs, the savepoint is old: what is asserted here is what no time changes.
 */
class KeptSavepointIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration BEFORE_THE_LAST_STEP = Duration.ofSeconds(110);
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);
    private static final List<Topic<?>> READ =
            List.of(
                    Topics.POSITIONS,
                    Topics.GEOFENCES,
                    Topics.VEHICLE_STATUS,
                    Topics.ORDERS,
                    Topics.TENANTS,
                    Topics.DRIVERS,
                    Topics.VEHICLES);
    private static final List<Topic<?>> WRITTEN =
            List.of(
                    Topics.TRACKS,
                    Topics.VEHICLE_LATEST,
                    Topics.GEOFENCE_TRANSITIONS,
                    Topics.ANOMALIES,
                    Topics.ETAS,
                    Topics.TRIGGERS,
                    Topics.PLANS,
                    Topics.FLEET_METRICS,
                    Topics.DEAD_LETTERS);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @ParameterizedTest
    @EnumSource
    void theProcessGoesOnFrom(KeptSavepoint kept) throws Exception {
        boolean isBeingWritten = Boolean.getBoolean("roadstream.update") && !kept.exists();
        Assumptions.assumeThat(isBeingWritten).isFalse();
        KeptDay day = kept.day();
        try (Stack stack = Stack.start(data)) {
            bringBack(kept, stack);
            try (ChildProcess flink = stack.startFlink()) {
                kept.advising("The live job", () -> awaitRestored(new FlinkRest(flink), kept));

                goOn(day, stack);

                assertWhatCameOut(kept, stack);
                assertThat(flink.isAlive()).isTrue();
            }
        }
    }

    /** Run with {@code -Droadstream.update=true} to write those that are not there yet. */
    @ParameterizedTest
    @EnumSource
    void writesASavepointWhenAskedTo(KeptSavepoint kept) throws Exception {
        Assumptions.assumeThat(Boolean.getBoolean("roadstream.update")).isTrue();
        Assumptions.assumeThat(kept.exists()).isFalse();
        Instant moment = momentOfTheLastStep();
        KeptDay day = new KeptDay(moment);
        try (Stack stack = Stack.start(data);
                ChildProcess flink = stack.startFlink("--parallelism", "1")) {
            FlinkRest rest = new FlinkRest(flink);
            rest.awaitRunning(LiveJob.NAME);
            for (List<Events<?>> step : day.steps()) {
                step.forEach(events -> events.publish(stack));
                rest.awaitTwoCheckpoints(LiveJob.NAME);
            }
            // What is learned is told half a minute later. After that a window has just begun.
            long windows = wholeWindows(stack);
            await().atMost(LIMIT).until(() -> wholeWindows(stack) >= windows + 4);
            Instant last = moment.minusSeconds(3);
            assertThat(Instant.now()).as("time enough for the steps").isBefore(last);
            await().atMost(LIMIT).until(() -> !Instant.now().isBefore(last));
            day.lastStep().forEach(events -> events.publish(stack));
            rest.awaitTwoCheckpoints(LiveJob.NAME);
            Map<TopicPartition, Long> before = ends(stack, WRITTEN);
            Instant taken = Instant.now();
            assertThat(taken).as("the window is open").isBefore(moment.plusSeconds(3));
            rest.stop(LiveJob.NAME, false, data.resolve("taken"));

            // No transaction is open in it: a Kafka without that transaction could not go on.
            assertThat(ends(stack, WRITTEN)).isEqualTo(before);
            var snapshot = new CheckpointFolder(data.resolve("taken")).findNewest().orElseThrow();
            Map<TopicPartition, Long> read = offsets(CheckpointFolder.offsets(snapshot));
            read.keySet().removeIf(KeptSavepointIT::isOfPlans);
            assertThat(read).isEqualTo(ends(stack, READ));
            kept.write(snapshot.path(), moment, taken);
        }
    }

    /**
     * Far enough away for all that comes before, and so that a window begins with the first event
     * of the last step.
     */
    private static Instant momentOfTheLastStep() {
        long window = 10_000;
        long soon = Instant.now().plus(BEFORE_THE_LAST_STEP).toEpochMilli();
        return Instant.ofEpochMilli(Math.floorDiv(soon, window) * window + 6_000);
    }

    private static String awaitRestored(FlinkRest rest, KeptSavepoint kept) {
        rest.awaitRunning(LiveJob.NAME);
        String from = rest.restoredFrom(LiveJob.NAME);
        assertThat(from).endsWith("/savepoints/" + kept.folderName());
        rest.awaitTwoCheckpoints(LiveJob.NAME);
        return from;
    }

    private static long wholeWindows(Stack stack) {
        return stack.committed(Topics.FLEET_METRICS).stream().filter(KpiWindow::isWhole).count();
    }

    private void bringBack(KeptSavepoint savepoint, Stack stack) throws Exception {
        savepoint.day().all().forEach(events -> events.publish(stack));
        savepoint.copyTo(
                data.resolve("flink/checkpoints/live/savepoints").resolve(savepoint.folderName()));
        var snapshot =
                new CheckpointFolder(data.resolve("flink/checkpoints/live"))
                        .findNewest()
                        .orElseThrow();
        Map<TopicPartition, Long> read = offsets(CheckpointFolder.offsets(snapshot));
        byte[] plan = Topics.PLANS.codec().encode(Dispatches.plan("of-that-day"));
        for (var one : read.entrySet()) {
            if (isOfPlans(one.getKey())) {
                stack.fillUp(one.getKey(), one.getValue(), plan);
            }
        }
        read.keySet().removeIf(KeptSavepointIT::isOfPlans);
        assertThat(ends(stack, READ))
                .as("the kept day is what the savepoint has read")
                .isEqualTo(read);
    }

    /** The job's own output that it reads again: nobody brings it back. */
    private static boolean isOfPlans(TopicPartition partition) {
        return partition.topic().equals(Topics.PLANS.name());
    }

    private static void goOn(KeptDay day, Stack stack) {
        Events.of(
                        Topics.POSITIONS,
                        day.report("van-9", 30, KeptDay.YARD - 350),
                        day.report("van-9", 40, KeptDay.YARD - 150),
                        day.report("van-9", 50, KeptDay.YARD),
                        day.report("van-3", 30, KeptDay.VAN_3),
                        day.report("truck-9", 40, KeptDay.VAN_5))
                .publish(stack);
        awaitCommitted(stack, Topics.VEHICLE_LATEST, track -> is(track.envelope(), "truck-9"));
        Events.of(Topics.VEHICLES, day.vehicle("truck-9", VehicleKind.VAN, 60)).publish(stack);
        Events.of(Topics.VEHICLE_STATUS, day.says("truck-9", Duty.AVAILABLE, 45)).publish(stack);
        awaitCommitted(stack, Topics.PLANS, plan -> is(plan.envelope(), "truck-9"));
        Events.of(Topics.ORDERS, day.order3(OrderStatus.ASSIGNED, "truck-9", 7, 50)).publish(stack);
        Events.of(Topics.POSITIONS, day.report("truck-9", 60, KeptDay.VAN_5)).publish(stack);
    }

    private static void assertWhatCameOut(KeptSavepoint kept, Stack stack) {
        KeptDay day = kept.day();
        // Estimates by what was learned, for a vehicle of which nothing was known.
        awaitCommitted(stack, Topics.ETAS, eta -> is(eta.envelope(), "o-3"));
        assertThat(stack.committed(Topics.ETAS))
                .filteredOn(eta -> eta.vehicleId().equals("truck-9"))
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(Eta::method)
                .containsOnly(EtaMethod.LEARNED_SPEED);
        // The order that waited.
        assertThat(stack.committed(Topics.PLANS))
                .filteredOn(plan -> is(plan.envelope(), "truck-9"))
                .first()
                .satisfies(
                        plan ->
                                assertThat(plan.stops())
                                        .hasSize(2)
                                        .allMatch(stop -> stop.orderId().equals("o-3")))
                .extracting(Plan::version)
                .isEqualTo(1L);
        // The fence, and nothing of who was in it before.
        awaitCommitted(stack, Topics.GEOFENCE_TRANSITIONS, one -> true);
        assertThat(stack.committed(Topics.GEOFENCE_TRANSITIONS))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.envelope().entityId()).isEqualTo("van-9");
                            assertThat(one.geofenceId()).isEqualTo("yard");
                            assertThat(one.kind()).isEqualTo(TransitionKind.ENTER);
                        });
        // The jump that was raised on that day.
        awaitCommitted(stack, Topics.ANOMALIES, one -> is(one.envelope(), "van-3"));
        Anomaly jump =
                stack.committed(Topics.ANOMALIES).stream()
                        .filter(one -> is(one.envelope(), "van-3"))
                        .findFirst()
                        .orElseThrow();
        assertThat(jump.kind()).isEqualTo(AnomalyKind.TELEPORT);
        assertThat(jump.startedMillis()).isEqualTo(day.millis(-30));
        assertThat(jump.ended()).isEqualTo(new Anomaly.Ended(day.millis(30), AnomalyEnd.RECOVERED));
        // The window that was open.
        KpiWindow window =
                stack.committed(Topics.FLEET_METRICS).stream()
                        .filter(one -> one.isWhole())
                        .findFirst()
                        .orElseThrow();
        assertThat(window.startMillis()).isBetween(kept.takenMillis() - 10_500, kept.takenMillis());
        // Whether it hears of its vehicles before it closes, long after, is a race.
        assertThat(window.counts().createdOrders()).isEqualTo(1);
        // New fixes and the one that was held: nothing of the old is told again.
        assertThat(stack.committed(Topics.TRACKS))
                .extracting(track -> track.envelope().entityId() + " " + track.holdOutcome())
                .containsExactlyInAnyOrder(
                        "van-4 " + HoldOutcome.TIMED_OUT,
                        "van-9 " + HoldOutcome.NOT_HELD,
                        "van-9 " + HoldOutcome.NOT_HELD,
                        "van-9 " + HoldOutcome.NOT_HELD,
                        "van-3 " + HoldOutcome.NOT_HELD,
                        "truck-9 " + HoldOutcome.NOT_HELD,
                        "truck-9 " + HoldOutcome.NOT_HELD);
        assertThat(stack.committed(Topics.DEAD_LETTERS)).isEmpty();
    }

    private static boolean is(Envelope envelope, String entity) {
        return envelope.entityId().equals(entity) && envelope.tenant().equals("acme");
    }

    private static <T> void awaitCommitted(Stack stack, Topic<T> topic, Predicate<T> wanted) {
        await().atMost(LIMIT).until(() -> stack.committed(topic).stream().anyMatch(wanted));
    }

    private static Map<TopicPartition, Long> ends(Stack stack, List<Topic<?>> topics) {
        Map<TopicPartition, Long> ends = new TreeMap<>(BY_NAME);
        for (Topic<?> topic : topics) {
            stack.endOffsets(topic.name())
                    .forEach(
                            (partition, end) -> {
                                // where nothing was ever written nothing needs to be read
                                if (end > 0) {
                                    ends.put(partition, end);
                                }
                            });
        }
        return ends;
    }

    private static Map<TopicPartition, Long> offsets(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, Long> plain = new TreeMap<>(BY_NAME);
        offsets.forEach(
                (partition, offset) -> {
                    if (offset.offset() > 0) {
                        plain.put(partition, offset.offset());
                    }
                });
        return plain;
    }
}
