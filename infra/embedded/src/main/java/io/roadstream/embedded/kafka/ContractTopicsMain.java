/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ParentWatch;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * Brings a Kafka that somebody else runs in line with the contract and ends: creates and aligns the
 * topics, and checks that the jobs' transactions fit. Exit code 2 if trying again cannot help:
 * wrong arguments, topics with other partitions, a refused login; 1 if Kafka does not answer.
 */
public final class ContractTopicsMain {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final short REPLICATION_OF_THE_CLUSTER = -1;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final String USAGE =
            """
            ContractTopicsMain --kafka-url HOST:PORT,… [--kafka-properties FILE]
                               [--transaction-timeout-seconds N]
            Creates the topics of the contract in a running Kafka.""";

    private ContractTopicsMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ParentWatch.start();
        System.exit(run(arguments));
    }

    /** The exit code; what went wrong is on stderr. */
    static int run(String... arguments) throws InterruptedException {
        try {
            ensure(arguments);
            return 0;
        } catch (IllegalArgumentException | IOException | TopicMismatchException e) {
            System.err.println(e.getMessage());
            return EXIT_USAGE;
        } catch (ExecutionException e) {
            System.err.println("Kafka: " + e.getCause());
            return e.getCause() instanceof AuthenticationException ? EXIT_USAGE : EXIT_FAILED;
        }
    }

    private static void ensure(String... arguments)
            throws IOException, ExecutionException, InterruptedException {
        Properties client = new Properties();
        long transactionSeconds = 0;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value\n" + USAGE);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--kafka-url" -> client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, value);
                case "--kafka-properties" -> load(client, Path.of(value));
                case "--transaction-timeout-seconds" -> transactionSeconds = Long.parseLong(value);
                default ->
                        throw new IllegalArgumentException(
                                "unknown option '%s'%n%s".formatted(arguments[i], USAGE));
            }
        }
        if (!client.containsKey(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("--kafka-url is missing\n" + USAGE);
        }
        client.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ANSWER_WITHIN.toMillis()));
        try (Admin admin = Admin.create(client)) {
            new ContractTopics(admin, REPLICATION_OF_THE_CLUSTER).ensure(Topics.list());
            new TransactionLimit(admin).requireAtLeast(Duration.ofSeconds(transactionSeconds));
            Collection<?> topics = Topics.list();
            System.out.println(topics.size() + " topics are as the contract has them");
        }
    }

    private static void load(Properties client, Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            client.load(reader);
        }
    }
}
