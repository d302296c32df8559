/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Checks of parts that are given by URL: whether they answer and let us in. */
public final class External {
    private static final String ANSWER_MILLIS = "10000";

    private External() {}

    /**
     * Kafka.
     *
     * @param settings address and security, as Kafka's own settings
     */
    public static Finding kafka(Map<String, String> settings) throws InterruptedException {
        Map<String, Object> client = new HashMap<>(settings);
        client.put("default.api.timeout.ms", ANSWER_MILLIS);
        client.put("request.timeout.ms", ANSWER_MILLIS);
        String address = settings.getOrDefault("bootstrap.servers", "");
        try (Admin admin = Admin.create(client)) {
            int brokers = admin.describeCluster().nodes().get().size();
            return Finding.ok("Kafka", "%s answers, brokers: %d".formatted(address, brokers));
        } catch (ExecutionException e) {
            return kafkaFailed(address, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            return kafkaFailed(address, e.getCause() == null ? e : e.getCause());
        }
    }

    /** ClickHouse. */
    public static Finding clickHouse(String address, String user, ClickHouseHttp client)
            throws InterruptedException {
        String what = "ClickHouse (" + user + ")";
        try {
            String version = client.queryText("SELECT version()");
            return Finding.ok(what, "%s answers, version %s".formatted(address, version));
        } catch (RefusedException e) {
            return Finding.fail(
                    what,
                    "%s refuses: %s".formatted(address, firstLine(String.valueOf(e.getMessage()))),
                    "see clickhouse-user, clickhouse-analyst-user and their passwords");
        } catch (IOException e) {
            return Finding.fail(
                    what,
                    "%s does not answer: %s".formatted(address, e),
                    "see clickhouse-url and, for https, trust-store");
        }
    }

    private static Finding kafkaFailed(String address, Throwable cause) {
        return Finding.fail(
                "Kafka",
                "%s: %s".formatted(address, firstLine(String.valueOf(cause.getMessage()))),
                "see kafka-url, kafka-security, kafka-user and trust-store");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
