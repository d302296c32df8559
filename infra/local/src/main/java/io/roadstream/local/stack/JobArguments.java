/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.FlinkConfig;
import io.roadstream.local.config.StackConfig.KeepConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every program of the jobs' module is told: where Kafka, ClickHouse and streets are. */
final class JobArguments {
    private static final String CLICKHOUSE_PASSWORD = "ROADSTREAM_CLICKHOUSE_PASSWORD";

    private final StackConfig config;
    private final StackFolders folders;
    private final Endpoints endpoints;
    private final ClickHouseAccess access;
    private final @Nullable Path streets;

    /**
     * @param streets file of streets and their limits, null for none
     */
    JobArguments(
            StackConfig config,
            StackFolders folders,
            Endpoints endpoints,
            ClickHouseAccess access,
            @Nullable Path streets) {
        this.config = config;
        this.folders = folders;
        this.endpoints = endpoints;
        this.access = access;
        this.streets = streets;
    }

    /** Arguments of the jobs themselves. */
    List<String> ofJobs() {
        FlinkConfig flink = config.flink();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--kafka-url",
                                endpoints.kafka(),
                                "--clickhouse-url",
                                endpoints.clickHouse().toString(),
                                "--clickhouse-database",
                                access.database(),
                                "--clickhouse-user",
                                access.user(),
                                "--checkpoint-interval-millis",
                                Long.toString(flink.checkpointInterval().toMillis()),
                                "--parallelism",
                                Integer.toString(flink.parallelism())));
        arguments.addAll(
                List.of(
                        "--kafka-transaction-timeout-seconds",
                        Long.toString(config.kafka().transactionTimeout().toSeconds())));
        addKafkaProperties(arguments);
        return arguments;
    }

    /** Arguments of what prepares ClickHouse. */
    List<String> ofSchema() {
        KeepConfig keep = config.clickHouse().keep();
        List<String> arguments = new ArrayList<>(ofJobs());
        arguments.addAll(
                List.of(
                        "--positions-keep-days",
                        Integer.toString(keep.positionsDays()),
                        "--vehicle-hour-keep-days",
                        Integer.toString(keep.vehicleHourDays())));
        return arguments;
    }

    /** Arguments of what starts the jobs where they left off. */
    List<String> ofStart() {
        FlinkConfig flink = config.flink();
        List<String> arguments = new ArrayList<>(ofJobs());
        arguments.addAll(
                List.of(
                        "--flink-data",
                        folders.data(StackParts.FLINK).toString(),
                        "--state-backend",
                        flink.stateBackend(),
                        "--accept-state-loss",
                        Boolean.toString(flink.acceptStateLoss())));
        if (streets != null) {
            arguments.addAll(List.of("--streets-file", streets.toString()));
        }
        return arguments;
    }

    /** Environment with what no argument may show. */
    Map<String, String> secrets() {
        return Map.of(CLICKHOUSE_PASSWORD, access.password());
    }

    /** How to log in to Kafka, by way of a file that only its owner can read. */
    void addKafkaProperties(List<String> arguments) {
        findKafkaProperties()
                .ifPresent(
                        file -> arguments.addAll(List.of("--kafka-properties", file.toString())));
    }

    /** That file, if there is more to say than the address. */
    Optional<Path> findKafkaProperties() {
        Map<String, String> settings = KafkaClientSettings.of(config);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Path file = folders.keys().resolve("kafka-client.properties");
        PrivateFiles.write(file, KafkaClientSettings.toProperties(settings));
        return Optional.of(file);
    }
}
