/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import io.roadstream.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a cluster's topics in line with the contract: creates what is missing, sets cleanup and
 * retention of what exists, and refuses to go on over another partition count. Safe to repeat.
 */
public final class ContractTopics {
    private static final Logger LOG = LoggerFactory.getLogger(ContractTopics.class);

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;

    private final Admin admin;
    private final short replicationFactor;

    /**
     * @param replicationFactor of new topics; -1 leaves it to the cluster
     */
    public ContractTopics(Admin admin, short replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates and aligns; the brokers know all of them when it returns.
     *
     * @throws TopicMismatchException if a topic has another partition count
     */
    public void ensure(List<Topic<?>> topics) throws ExecutionException, InterruptedException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get());
        List<Topic<?>> present = new ArrayList<>();
        for (Topic<?> topic : topics) {
            if (existing.contains(topic.name()) || !create(topic)) {
                present.add(topic);
            }
        }
        Map<String, TopicDescription> described = describe(topics);
        if (!present.isEmpty()) {
            requireSamePartitions(present, described);
            alignSettings(present);
        }
    }

    /** False if somebody else was faster. */
    private boolean create(Topic<?> topic) throws ExecutionException, InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), topic.settings().partitions(), replicationFactor)
                        .configs(topic.settings().toKafkaConfig());
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** A broker may learn later than the controller that a topic exists. */
    private Map<String, TopicDescription> describe(List<Topic<?>> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().<String>map(Topic::name).toList();
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static void requireSamePartitions(
            List<Topic<?>> topics, Map<String, TopicDescription> described) {
        for (Topic<?> topic : topics) {
            TopicDescription description = described.get(topic.name());
            int partitions = description == null ? 0 : description.partitions().size();
            if (partitions != topic.settings().partitions()) {
                throw new TopicMismatchException(
                        topic.name(), partitions, topic.settings().partitions());
            }
        }
    }

    private void alignSettings(List<Topic<?>> topics)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = topics.stream().map(ContractTopics::resource).toList();
        Map<ConfigResource, Config> current = admin.describeConfigs(resources).all().get();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic<?> topic : topics) {
            Config config = current.get(resource(topic));
            List<AlterConfigOp> differing = new ArrayList<>();
            topic.settings()
                    .toKafkaConfig()
                    .forEach(
                            (name, value) -> {
                                ConfigEntry entry = config == null ? null : config.get(name);
                                if (entry == null || !value.equals(entry.value())) {
                                    LOG.info("{}: {} becomes {}", topic.name(), name, value);
                                    differing.add(
                                            new AlterConfigOp(
                                                    new ConfigEntry(name, value),
                                                    AlterConfigOp.OpType.SET));
                                }
                            });
            if (!differing.isEmpty()) {
                changes.put(resource(topic), differing);
            }
        }
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static ConfigResource resource(Topic<?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
