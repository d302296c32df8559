/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tracks of all tenants: first the newest of each vehicle from {@code vehicle-latest}, then {@code
 * tracks} from a little before that on, uncommitted ones too: they are on the map before the jobs'
 * next checkpoint, and what a restart of the jobs repeats changes nothing. What is there already is
 * read to its end before anybody is told anything, so that no vehicle goes back for those who were
 * told by an earlier gateway. For one thread.
 */
public final class TrackSource extends TopicReader<Track> {
    /** Longer than vehicle-latest lags behind tracks: 5 s, a held fix of 10 s, two checkpoints. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final int FETCH_MAX_WAIT_MILLIS = 20;

    private final Clock clock;

    /**
     * @param properties how to reach Kafka
     * @param onUnreadable called for a record that is no track
     */
    public TrackSource(Map<String, String> properties, Clock clock, Runnable onUnreadable) {
        super(properties, Isolation.READ_UNCOMMITTED, FETCH_MAX_WAIT_MILLIS, onUnreadable);
        this.clock = clock;
    }

    @Override
    public void bootstrap(Consumer<Track> taker) {
        long since = clock.millis() - OVERLAP.toMillis();
        turnTo(List.of(Topics.VEHICLE_LATEST));
        seekToBeginning(Topics.VEHICLE_LATEST);
        readToEnd(taker);
        turnTo(List.of(Topics.TRACKS));
        seek(Topics.TRACKS, since);
        readToEnd(taker);
    }

    /** Both topics hold tracks. */
    @Override
    Optional<Track> read(ConsumerRecord<byte[], byte[]> record) {
        return event(Topics.TRACKS, record);
    }
}
