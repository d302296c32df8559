/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Handle on a Kafka broker in a child process; the topics of the contract exist when it is there.
 * Port and folder stay the same over {@link #kill()} and {@link #restart()}. Not thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /** Starting costs 4 s of processor time without the second compiler, 9 s with it. */
    private static final String FAST_START = "-XX:TieredStopAtLevel=1";

    private final EmbeddedKafkaConfig config;
    private ChildProcess process;

    private EmbeddedKafka(EmbeddedKafkaConfig config) {
        this.config = config;
        this.process = launch(config);
    }

    /** Starts a broker on loopback and a free port, or continues the one whose folder this is. */
    public static EmbeddedKafka start(Path data) {
        return start(EmbeddedKafkaConfig.of(data));
    }

    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        return new EmbeddedKafka(config.port() == 0 ? config.withPort(FreePort.pick()) : config);
    }

    public String bootstrapServers() {
        return process.address();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP. */
    public void pause() {
        process.pause();
    }

    /** SIGCONT. */
    public void resume() {
        process.resume();
    }

    /** Starts it again on the same port and folder; one that still runs is ended in order first. */
    public void restart() {
        process.close();
        process = launch(config);
    }

    /** Ends it in order; the data stays. */
    @Override
    public void close() {
        process.close();
    }

    private static ChildProcess launch(EmbeddedKafkaConfig config) {
        return ChildProcess.start(
                new ChildCommand(
                        EmbeddedKafkaServer.class.getName(),
                        List.of("-Xmx" + config.heapMiB() + "m", "-Xms64m", FAST_START),
                        config.toArguments(),
                        config.data().resolve("server.log"),
                        READY_WITHIN));
    }
}
