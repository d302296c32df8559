/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a broker lets a transaction be open. A Kafka of its defaults allows 15 minutes, and a
 * job that asks for more fails at its start with a message about producer ids.
 */
final class TransactionLimit {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionLimit.class);
    private static final String SETTING = "transaction.max.timeout.ms";

    private final Admin admin;

    TransactionLimit(Admin admin) {
        this.admin = admin;
    }

    /**
     * Asks each broker; one that does not let us ask is trusted.
     *
     * @throws IllegalArgumentException if a broker allows less
     */
    void requireAtLeast(Duration wanted) throws ExecutionException, InterruptedException {
        List<ConfigResource> brokers =
                admin.describeCluster().nodes().get().stream()
                        .map(
                                node ->
                                        new ConfigResource(
                                                ConfigResource.Type.BROKER, node.idString()))
                        .toList();
        try {
            admin.describeConfigs(brokers)
                    .all()
                    .get()
                    .forEach((broker, config) -> check(broker, config.get(SETTING), wanted));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ClusterAuthorizationException)) {
                throw e;
            }
            LOG.warn(
                    "{} of the brokers is unknown: {}",
                    SETTING,
                    ((ApiException) e.getCause()).getMessage());
        }
    }

    private static void check(
            ConfigResource broker,
            @org.jspecify.annotations.Nullable ConfigEntry entry,
            Duration wanted) {
        if (entry == null || entry.value() == null) {
            return;
        }
        Duration allowed = Duration.ofMillis(Long.parseLong(entry.value()));
        if (allowed.compareTo(wanted) < 0) {
            throw new IllegalArgumentException(
                    """
                    broker %s allows transactions of %d s at most, the jobs ask for %d s: raise its %s \
                    (%d), or lower kafka-transaction-timeout, the longest outage that loses nothing"""
                            .formatted(
                                    broker.name(),
                                    allowed.toSeconds(),
                                    wanted.toSeconds(),
                                    SETTING,
                                    wanted.toMillis()));
        }
    }
}
