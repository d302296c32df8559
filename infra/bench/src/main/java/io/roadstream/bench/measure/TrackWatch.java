/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads tracks as the gateway will, uncommitted ones too, and measures each from the moment at
 * which its position was to be sent.
 */
final class TrackWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long READY_SECONDS = 30;
    private static final long POLL_MILLIS = 20;
    private static final double MICROS_PER_MILLI = 1e3;

    private final String kafkaAddress;
    private final String prefix;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::read, "track-watch");
    private volatile boolean closed;
    private volatile Worst worst = new Worst(0, 0);
    private volatile @Nullable PositionStream stream;

    private TrackWatch(String kafkaAddress, String prefix) {
        this.kafkaAddress = kafkaAddress;
        this.prefix = prefix;
    }

    /** Starts at the end of the topic. */
    static TrackWatch start(String kafkaAddress, String prefix) throws InterruptedException {
        TrackWatch watch = new TrackWatch(kafkaAddress, prefix);
        watch.thread.setDaemon(true);
        watch.thread.start();
        if (!watch.ready.await(READY_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "tracks cannot be read from "
                            + kafkaAddress
                            + " after "
                            + READY_SECONDS
                            + " s");
        }
        return watch;
    }

    /**
     * Names the stream that knows when each was to be sent, before its first report; tracks of
     * streams before it do not count.
     */
    void intended(PositionStream positions) {
        stream = positions;
    }

    /** Waits for so many tracks and returns how long that took. */
    Duration awaitCount(long tracks, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (count.get() < tracks && System.nanoTime() - start < patience.toNanos()) {
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The largest latency. */
    Worst worst() {
        return worst;
    }

    /**
     * A latency.
     *
     * @param nanos how long
     * @param intendedNanos when it was to be sent, by {@code System.nanoTime}
     */
    record Worst(long nanos, long intendedNanos) {}

    /** Latency in milliseconds. */
    double percentileMs(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    @Override
    public void close() {
        closed = true; // seen after the poll under way
    }

    private void read() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafkaAddress,
                        "fetch.max.wait.ms",
                        20,
                        "fetch.min.bytes",
                        16_384);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.TRACKS.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                for (var record : consumer.poll(POLL)) {
                    note(Topics.TRACKS.codec().decode(record.value()), System.nanoTime());
                }
            }
        }
    }

    private void note(Track track, long nanos) {
        String vehicle = track.envelope().entityId();
        Long sequence = track.sequence();
        PositionStream positions = stream;
        if (positions != null
                && vehicle.startsWith(prefix)
                && sequence != null
                && positions.has(sequence)) {
            int index = Integer.parseInt(vehicle.substring(prefix.length()));
            long intended = positions.intendedNanos(index, sequence);
            micros.recordValue(Math.max(0, nanos - intended) / 1_000);
            if (nanos - intended > worst.nanos()) {
                worst = new Worst(nanos - intended, intended);
            }
            count.incrementAndGet();
        }
    }
}
