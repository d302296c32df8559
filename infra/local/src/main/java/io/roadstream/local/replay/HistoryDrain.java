/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.replay;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.local.flink.FlinkRest;
import io.roadstream.local.flink.FlinkRest.Job;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until everything that was sent is in the history. For each job in turn: its group has no
 * unread record, and a checkpoint begun after that is complete. The second matters since a job
 * commits what it wrote when a checkpoint completes, and the next one can only complete after that
 * commit. The live job's checkpoint must also be younger than the longest time it holds a fix.
 */
public final class HistoryDrain {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryDrain.class);

    /**
     * Longest time tracking holds a suspect fix without seeing another one (TrackingSettings.hold),
     * and a second for its timer.
     */
    private static final Duration HOLD = Duration.ofSeconds(11);

    private static final String LIVE = "live";
    private static final String HISTORY = "history";
    private static final String GROUP_PREFIX = "roadstream-";
    private static final long POLL_MILLIS = 500;

    private final Map<String, String> kafka;
    private final FlinkRest flink;
    private final Clock clock;

    /**
     * @param kafka address and security, as Kafka's own settings
     */
    public HistoryDrain(Map<String, String> kafka, FlinkRest flink, Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.flink = flink;
        this.clock = clock;
    }

    /**
     * Waits.
     *
     * @param stop asked now and then; true ends the wait
     * @return false if it was ended
     */
    public boolean await(BooleanSupplier stop) throws InterruptedException {
        try (KafkaBacklog backlog = new KafkaBacklog(kafka)) {
            return awaitRead(backlog, LIVE, Topics.POSITIONS.name(), stop)
                    && awaitAllRead(backlog, LIVE, stop)
                    && awaitCheckpoint(LIVE, clock.instant().plus(HOLD), stop)
                    && awaitRead(backlog, HISTORY, Topics.TRACKS.name(), stop)
                    && awaitRead(backlog, HISTORY, Topics.GEOFENCE_TRANSITIONS.name(), stop)
                    && awaitAllRead(backlog, HISTORY, stop)
                    && awaitCheckpoint(HISTORY, clock.instant(), stop);
        }
    }

    /** Every topic of ours from which the job has ever read. */
    private boolean awaitAllRead(KafkaBacklog backlog, String job, BooleanSupplier stop)
            throws InterruptedException {
        Optional<Set<String>> read = findTopics(backlog, job);
        while (read.isEmpty()) {
            if (stop.getAsBoolean()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            read = findTopics(backlog, job);
        }
        for (Topic<?> topic : Topics.list()) {
            if (read.get().contains(topic.name()) && !awaitRead(backlog, job, topic.name(), stop)) {
                return false;
            }
        }
        return true;
    }

    /** A part that is down answers later. */
    private static Optional<Set<String>> findTopics(KafkaBacklog backlog, String job)
            throws InterruptedException {
        try {
            return Optional.of(backlog.listTopics(GROUP_PREFIX + job));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    /** What is in the topic now; what comes later does not count. */
    private boolean awaitRead(KafkaBacklog backlog, String job, String topic, BooleanSupplier stop)
            throws InterruptedException {
        Map<TopicPartition, Long> ends = Map.of();
        while (!stop.getAsBoolean()) {
            try {
                ends = ends.isEmpty() ? backlog.ends(topic) : ends;
                if (backlog.isEmpty(GROUP_PREFIX + job, ends)) {
                    return true;
                }
            } catch (KafkaException e) {
                LOG.debug("A part that is down answers later", e);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return false;
    }

    private boolean awaitCheckpoint(String job, Instant after, BooleanSupplier stop)
            throws InterruptedException {
        while (!stop.getAsBoolean()) {
            if (findNewestCheckpoint(job).filter(begun -> begun.isAfter(after)).isPresent()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return false;
    }

    private Optional<Instant> findNewestCheckpoint(String name) throws InterruptedException {
        try {
            Optional<Job> job =
                    flink.listJobs().stream()
                            .filter(Job::isRunning)
                            .filter(running -> running.name().equals(name))
                            .findFirst();
            return job.isPresent() ? flink.findNewestCheckpoint(job.get()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
