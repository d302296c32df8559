/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka must let the gateway do. */
public final class TopicRights {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRights.class);
    private static final List<Right> NEEDED =
            List.of(
                    new Right(Topics.TRACKS, AclOperation.READ),
                    new Right(Topics.VEHICLE_LATEST, AclOperation.READ),
                    new Right(Topics.VEHICLE_STATUS, AclOperation.READ),
                    new Right(Topics.VEHICLE_STATUS, AclOperation.WRITE),
                    new Right(Topics.ORDERS, AclOperation.READ),
                    new Right(Topics.VEHICLES, AclOperation.READ),
                    new Right(Topics.DRIVERS, AclOperation.READ),
                    new Right(Topics.TENANTS, AclOperation.READ),
                    new Right(Topics.GEOFENCES, AclOperation.READ),
                    new Right(Topics.GEOFENCE_TRANSITIONS, AclOperation.READ),
                    new Right(Topics.ANOMALIES, AclOperation.READ),
                    new Right(Topics.ETAS, AclOperation.READ),
                    new Right(Topics.TRIGGERS, AclOperation.READ),
                    new Right(Topics.PLANS, AclOperation.READ),
                    new Right(Topics.FLEET_METRICS, AclOperation.READ),
                    new Right(Topics.ALERT_HANDLINGS, AclOperation.READ),
                    new Right(Topics.ALERT_HANDLINGS, AclOperation.WRITE),
                    new Right(Topics.POSITIONS, AclOperation.WRITE),
                    new Right(Topics.DEAD_LETTERS, AclOperation.WRITE));

    private TopicRights() {}

    private record Right(Topic<?> topic, AclOperation operation) {}

    /**
     * Asks Kafka once, so that a right that is missing is told at the start and not when the first
     * driver calls for help.
     *
     * @param properties how to reach Kafka
     * @throws AuthorizationException names the topic and the operation
     */
    public static void require(Map<String, String> properties) throws InterruptedException {
        List<String> topics =
                NEEDED.stream().<String>map(right -> right.topic().name()).distinct().toList();
        try (Admin admin = Admin.create(Map.copyOf(properties))) {
            Map<String, KafkaFuture<TopicDescription>> described =
                    admin.describeTopics(
                                    topics,
                                    new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .topicNameValues();
            for (Right right : NEEDED) {
                require(right, described.get(right.topic().name()));
            }
        } catch (ExecutionException e) {
            LOG.warn("Kafka does not tell what the gateway may do", e);
        }
    }

    private static void require(Right right, @Nullable KafkaFuture<TopicDescription> described)
            throws InterruptedException, ExecutionException {
        try {
            require(right, described == null ? null : described.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException denied) {
                throw refused(right, denied);
            }
            throw e;
        }
    }

    private static void require(Right right, @Nullable TopicDescription description) {
        // Null from brokers that can't tell.
        @Nullable Set<AclOperation> allowed =
                description == null ? null : description.authorizedOperations();
        if (allowed != null && !allowed.contains(right.operation())) {
            throw refused(right, null);
        }
    }

    private static AuthorizationException refused(Right right, @Nullable Exception cause) {
        return new AuthorizationException(
                "Kafka does not let the gateway's user %s %s"
                        .formatted(
                                right.operation() == AclOperation.READ ? "read" : "write",
                                right.topic().name()),
                cause);
    }
}
