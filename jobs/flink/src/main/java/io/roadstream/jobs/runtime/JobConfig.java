/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of a job.
 *
 * @param kafka how to reach Kafka
 * @param clickHouse how to reach ClickHouse
 * @param checkpointInterval time between checkpoints; {@code --checkpoint-interval-millis}
 * @param parallelism of every operator; {@code --parallelism}
 * @param streetsFile GeoJSON of streets with their limits, empty for none; {@code --streets-file}
 */
public record JobConfig(
        KafkaConfig kafka,
        ClickHouseConfig clickHouse,
        Duration checkpointInterval,
        int parallelism,
        String streetsFile)
        implements Serializable {

    /** Reads the settings; unknown arguments are an error. */
    public static JobConfig of(String[] args, Map<String, String> environment) {
        ArgumentReader reader = new ArgumentReader(args, environment);
        JobConfig config = read(reader);
        reader.requireNothingLeft();
        return config;
    }

    /** Reads the keys of a job and leaves the others. */
    public static JobConfig read(ArgumentReader reader) {
        return new JobConfig(
                new KafkaConfig(
                        reader.read("kafka-url", "127.0.0.1:9092"),
                        properties(reader.read("kafka-properties", "")),
                        Duration.ofSeconds(
                                reader.readInt(
                                        "kafka-transaction-timeout-seconds",
                                        (int) KafkaConfig.TRANSACTION_TIMEOUT.toSeconds()))),
                new ClickHouseConfig(
                        reader.read("clickhouse-url", "http://127.0.0.1:8123"),
                        reader.read("clickhouse-database", "default"),
                        reader.read("clickhouse-user", "roadstream"),
                        reader.read("clickhouse-password", "")),
                Duration.ofMillis(reader.readInt("checkpoint-interval-millis", 1_000)),
                reader.readInt("parallelism", 2),
                reader.read("streets-file", ""));
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        if (!file.isEmpty()) {
            try (Reader in = Files.newBufferedReader(Path.of(file))) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "--kafka-properties '%s' cannot be read".formatted(file), e);
            }
        }
        return properties;
    }
}
