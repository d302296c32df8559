/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.ingest.cdc.fixtures.CdcProcess;
import io.roadstream.ingest.cdc.fixtures.CdcSystem;
import io.roadstream.ingest.cdc.fixtures.TopicContent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two databases after one another on the same Kafka, each of which counts its events from 1. */
final class OtherDatabaseIT {
    @TempDir Path folder;

    @Test
    void everyEventOfAnotherDatabaseIsPublishedOnceThoughItsIdWasUsed() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            try (EmbeddedPostgres first = EmbeddedPostgres.start(folder.resolve("first"));
                    CdcProcess cdc = start(first, kafka)) {
                addEvents(first, "demo", 6);
                awaitEvents(kafka, ids("demo", 6));
                assertThat(cdc.metric("cdc_epoch")).isEqualTo(1);
            }

            try (EmbeddedPostgres second = EmbeddedPostgres.start(folder.resolve("second"))) {
                addEvents(second, "own", 2);
                try (CdcProcess cdc = start(second, kafka)) {
                    // read by the snapshot, then streamed, with ids that the other one had or not
                    awaitEvents(kafka, both(2));
                    addEvents(second, "own", 2);
                    awaitEvents(kafka, both(4));
                    assertThat(cdc.log()).contains("it is another database");

                    cdc.restart();
                    addEvents(second, "own", 1);
                    awaitEvents(kafka, both(5));

                    cdc.close();
                    sql(second, "SELECT pg_drop_replication_slot('roadstream')");
                    cdc.restart();
                    addEvents(second, "own", 3);
                    awaitEvents(kafka, both(8));
                    assertThat(cdc.metric("cdc_epoch")).isEqualTo(3);
                }
            }
        }
    }

    private CdcProcess start(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        return CdcProcess.start(postgres, kafka, folder.resolve("cdc.log"), Map.of());
    }

    private static void addEvents(EmbeddedPostgres postgres, String tenant, int events)
            throws SQLException {
        sql(
                postgres,
                "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor)"
                        + " SELECT '%s', 'o-1', 'note', now(), 'system' FROM generate_series(1, %d)"
                                .formatted(tenant, events));
    }

    private static void sql(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> both(int ofSecond) {
        return Stream.concat(ids("demo", 6).stream(), ids("own", ofSecond).stream()).toList();
    }

    private static List<String> ids(String tenant, int events) {
        return Stream.iterate(1, id -> id + 1).limit(events).map(id -> tenant + " " + id).toList();
    }

    /** Exactly these, each once and in order. */
    private static void awaitEvents(EmbeddedKafka kafka, List<String> expected) {
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .untilAsserted(() -> assertThat(published(kafka)).isEqualTo(expected));
    }

    private static List<String> published(EmbeddedKafka kafka) {
        return TopicContent.read(kafka.bootstrapServers(), Topics.ORDER_EVENTS)
                .records()
                .values()
                .stream()
                .flatMap(Collection::stream)
                .map(TopicContent.Entry::event)
                .filter(Objects::nonNull)
                .map(event -> event.envelope().tenant() + " " + event.eventId())
                .toList();
    }
}
