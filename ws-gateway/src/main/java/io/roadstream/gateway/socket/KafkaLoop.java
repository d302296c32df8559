/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.kafka.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that owns what it knows: it reads what Kafka has, then takes what comes and does what
 * others asked for, who leave their wishes in a queue.
 *
 * @param <T> the events that it reads
 */
public abstract class KafkaLoop<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLoop.class);

    private final List<TopicReader<T>> sources;
    private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isReady;
    private volatile boolean isEnding;

    /**
     * @param sources read one after the other at the start, then in turn
     */
    KafkaLoop(String name, List<TopicReader<T>> sources) {
        this.sources = List.copyOf(sources);
        this.thread = new Thread(this::run, name);
    }

    /**
     * Starts the thread.
     *
     * @param onFailure told on it why it cannot go on
     */
    public final void start(Consumer<Throwable> onFailure) {
        thread.setUncaughtExceptionHandler(
                (failed, e) -> {
                    isReady = false;
                    LOG.error("thread {} failed", failed.getName(), e);
                    onFailure.accept(e);
                });
        thread.start();
    }

    /** Whether it knows everything that Kafka had when it started. */
    public final boolean isReady() {
        return isReady;
    }

    @Override
    public final void close() {
        isEnding = true;
        sources.forEach(TopicReader::wakeUp);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sources.forEach(TopicReader::close);
        onEnd();
    }

    /** The thread has ended. */
    void onEnd() {}

    /** Takes one event. */
    abstract void apply(T event);

    /** Everything that Kafka had is known now; it is not ready yet. */
    abstract void onKnown();

    /** One turn of the loop: polls, and does what was asked for. */
    abstract void turn();

    /** Has something done on the thread, in the next turn. */
    final void wish(Runnable what) {
        wishes.add(what);
    }

    final void grantWishes() {
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
    }

    /** Takes what there is, waiting for it so long at the most in each source. */
    final void poll(Duration atMost) {
        sources.forEach(source -> source.poll(atMost, this::apply));
    }

    private void run() {
        try {
            sources.forEach(source -> source.bootstrap(this::apply));
            onKnown();
            isReady = true;
            while (!isEnding) {
                turn();
            }
        } catch (WakeupException e) {
            if (!isEnding) {
                throw e;
            }
        }
    }
}
