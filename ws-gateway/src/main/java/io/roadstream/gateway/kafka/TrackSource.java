/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.InvalidEventException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tracks of all tenants: first the newest of each vehicle from {@code vehicle-latest}, then {@code
 * tracks} from a little before that on, uncommitted ones too: they are on the map before the jobs'
 * next checkpoint, and what a restart of the jobs repeats changes nothing. For one thread.
 */
public final class TrackSource implements AutoCloseable {
    /** Longer than vehicle-latest lags behind tracks: 5 s, a held fix of 10 s, two checkpoints. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_MAX_WAIT_MILLIS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Clock clock;
    private long unreadable;

    /**
     * @param properties how to reach Kafka
     */
    public TrackSource(Map<String, String> properties, Clock clock) {
        this.consumer =
                KafkaClients.newConsumer(properties, "read_uncommitted", FETCH_MAX_WAIT_MILLIS);
        this.clock = clock;
    }

    /** Reads the newest of each vehicle, and turns to what comes from now on. */
    public void bootstrap(Consumer<Track> taker) {
        long since = clock.millis() - OVERLAP.toMillis();
        List<TopicPartition> latest = KafkaClients.partitions(consumer, Topics.VEHICLE_LATEST);
        consumer.assign(latest);
        consumer.seekToBeginning(latest);
        Map<TopicPartition, Long> ends = consumer.endOffsets(latest);
        while (!KafkaClients.hasReached(consumer, ends)) {
            poll(POLL, taker);
        }
        List<TopicPartition> tracks = KafkaClients.partitions(consumer, Topics.TRACKS);
        consumer.assign(tracks);
        Map<TopicPartition, Long> starts = new HashMap<>();
        tracks.forEach(partition -> starts.put(partition, since));
        Map<TopicPartition, Long> trackEnds = consumer.endOffsets(tracks);
        consumer.offsetsForTimes(starts)
                .forEach(
                        (partition, found) ->
                                consumer.seek(
                                        partition,
                                        found == null
                                                ? trackEnds.getOrDefault(partition, 0L)
                                                : found.offset()));
    }

    /** Takes what is there, waiting for it so long at the most. */
    public void poll(Duration atMost, Consumer<Track> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            if (record.value() == null) {
                continue;
            }
            try {
                taker.accept(Topics.TRACKS.codec().decode(record.value()));
            } catch (InvalidEventException e) {
                unreadable++;
            }
        }
    }

    /** Records that were no tracks. */
    public long unreadable() {
        return unreadable;
    }

    /** Lets a poll that waits on another thread end with an exception. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
