/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.FreePort;
import io.roadstream.embedded.process.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker as a program: formats its folder on the first start, creates the topics of the
 * contract and then prints {@code READY host:port}. Exit code 2 for wrong arguments or topics.
 */
public final class EmbeddedKafkaServer {
    private static final int EXIT_USAGE = 2;

    private EmbeddedKafkaServer() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        try {
            run(EmbeddedKafkaConfig.parse(arguments));
        } catch (IllegalArgumentException | TopicMismatchException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
        }
    }

    private static void run(EmbeddedKafkaConfig config) throws Exception {
        int port = config.port() == 0 ? FreePort.pick() : config.port();
        format(BrokerProperties.logFolder(config));
        KafkaConfig brokerConfig =
                new KafkaConfig(BrokerProperties.of(config, port, FreePort.pickInner()), false);
        KafkaRaftServer server = new KafkaRaftServer(brokerConfig, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();

        String address = config.advertised() + ":" + port;
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            new ContractTopics(admin, (short) 1).ensure(Topics.list());
        }
        System.out.println(ChildProcess.READY + address);
        server.awaitShutdown();
    }

    private static void format(Path logFolder) throws Exception {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logFolder);
        new Formatter()
                .setPrintStream(System.err)
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logFolder.toString())
                .setMetadataLogDirectory(logFolder.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                // Tells brokers apart after a crash; one broker would only lose its leadership.
                .setFeatureLevel(EligibleLeaderReplicasVersion.FEATURE_NAME, (short) 0)
                .run();
    }
}
