/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The order database as {@code up} tells of it, used by an order system. */
final class OwnOrders {
    private static final Pattern TOLD =
            Pattern.compile("Orders come from (\\S+); user (\\S+), password in (\\S+)");
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final double KILOMETERS_NORTH_DEGREES = 0.02;

    private final String url;
    private final String user;
    private final String password;

    private OwnOrders(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static OwnOrders of(String said) throws IOException {
        Matcher told = TOLD.matcher(said);
        assertThat(told.find()).as(said).isTrue();
        return new OwnOrders(
                told.group(1), told.group(2), Files.readString(Path.of(told.group(3))).strip());
    }

    /** That of a demo, which does not tell of it. */
    static OwnOrders of(Roadstream roadstream) throws IOException {
        return new OwnOrders(
                "jdbc:postgresql://%s/orders".formatted(roadstream.part("postgres").address()),
                "roadstream",
                Files.readString(roadstream.folders().data("postgres").resolve("password"))
                        .strip());
    }

    /** An order that nobody brings yet, from here to some kilometres north of here. */
    void insertNear(String id, double lat, double lon) throws SQLException {
        update(
                """
                INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id, pickup_lat,
                  pickup_lon, dropoff_lat, dropoff_lon, dropoff_until, currency, created_at, updated_at)
                VALUES ('local', ?, 'created', 'c-1', 'm-1', ?, ?, ?, ?, now() + interval '1 hour',
                  'EUR', now(), now())""",
                id,
                lat,
                lon,
                lat + KILOMETERS_NORTH_DEGREES,
                lon);
    }

    /** Does what a plan says: the driver of this vehicle brings it. */
    void assign(String id, String vehicle) throws SQLException {
        update(
                """
                UPDATE orders SET status = 'assigned', vehicle_id = ?, driver_id = 'd-by-hand',
                  updated_at = now()
                WHERE tenant_id = 'local' AND order_id = ?""",
                vehicle,
                id);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    void insert(String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id,
                      pickup_lat, pickup_lon, dropoff_lat, dropoff_lon, currency, created_at, updated_at)
                    VALUES ('local', '%s', 'created', 'c-1', 'm-1',
                      52.52, 13.40, 52.53, 13.41, 'EUR', now(), now())"""
                            .formatted(id));
        }
    }

    /** Until these orders are on their topic, and no other. */
    void awaitOnKafka(String brokers, String... ids) {
        await().atMost(WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(read(brokers).keySet())
                                        .containsExactlyElementsOf(Arrays.asList(ids)));
    }

    /** Until the newest state of an order on its topic has this status. */
    void awaitStatus(String brokers, String id, OrderStatus status) {
        await().atMost(WITHIN)
                .until(
                        () -> {
                            Order order = read(brokers).get(id);
                            return order != null && order.status() == status;
                        });
    }

    private static Map<String, Order> read(String brokers) {
        Map<String, Order> orders = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.ORDERS.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    Order order = Topics.ORDERS.codec().decode(record.value());
                    orders.put(order.envelope().entityId(), order);
                }
            }
        }
        return orders;
    }
}
