/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.kafka;

import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Whether Kafka can be reached and has the topics, asked again and again on a thread of its own.
 * Reading the answer never waits.
 */
public final class KafkaReadiness implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration INTERVAL_UNTIL_READY = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String READY = "";

    private final Admin admin;
    private final KafkaPublisher publisher;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String problem = "Kafka was not asked yet";
    private volatile boolean wasReady;

    private KafkaReadiness(Admin admin, KafkaPublisher publisher) {
        this.admin = admin;
        this.publisher = publisher;
    }

    /** Starts to ask. */
    public static KafkaReadiness start(KafkaConfig config, KafkaPublisher publisher) {
        var properties = config.toClientProperties();
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        KafkaReadiness readiness = new KafkaReadiness(Admin.create(properties), publisher);
        Thread thread = new Thread(readiness::askUntilClosed, "kafka-readiness");
        thread.setDaemon(true);
        thread.start();
        return readiness;
    }

    public boolean isReady() {
        return problem.equals(READY);
    }

    /** Whether it has ever been ready: from then on the producer knows the topics. */
    public boolean wasReady() {
        return wasReady;
    }

    /** Why it is not ready, for people; empty if it is. */
    public String problem() {
        return problem;
    }

    @Override
    public void close() {
        closed.countDown();
        admin.close(Duration.ZERO);
    }

    private void askUntilClosed() {
        try {
            do {
                ask();
            } while (!closed.await(
                    (isReady() ? INTERVAL : INTERVAL_UNTIL_READY).toMillis(),
                    TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        try {
            admin.describeTopics(List.of(Topics.POSITIONS.name(), Topics.DEAD_LETTERS.name()))
                    .allTopicNames()
                    .get();
            publisher.learnTopics();
            wasReady = true;
            problem = READY;
        } catch (ExecutionException e) {
            problem = String.valueOf(e.getCause());
        } catch (KafkaException | IllegalStateException e) {
            problem = e.toString();
        }
    }
}
