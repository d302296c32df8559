/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.awaitility.Awaitility.await;

import com.uber.h3core.H3Core;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.fixtures.LiveClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A gateway on a real Kafka, with a key that tests can sign with. */
final class RunningGateway implements AutoCloseable {
    static final GeoPoint SOUTH_WEST = GeoPoint.ofDegrees(37.70, -122.52);
    static final GeoPoint NORTH_EAST = GeoPoint.ofDegrees(37.82, -122.35);
    static final GeoPoint TOWN = GeoPoint.ofDegrees(37.77, -122.41);
    static final GeoPoint ELSEWHERE = GeoPoint.ofDegrees(40.7, -74.0);

    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Path keyFile;
    private final SigningKey key;
    private final H3Core h3;
    private final Map<String, String> settings;
    private GatewayServer server;

    private RunningGateway(EmbeddedKafka kafka, Path folder, Map<String, String> settings)
            throws Exception {
        this.settings = settings;
        this.kafka = kafka;
        h3 = H3Core.newInstance();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        keyFile =
                Files.writeString(
                        folder.resolve("key"),
                        Base64.getEncoder()
                                .encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8)));
        key = SigningKey.read(keyFile);
        server = newServer();
    }

    /**
     * Starts Kafka and a gateway.
     *
     * @param settings beside those that it needs to start
     */
    static RunningGateway start(Path folder, Map<String, String> settings) throws Exception {
        return start(EmbeddedKafka.start(folder.resolve("kafka")), folder, settings);
    }

    /** Starts a gateway on a Kafka, which is closed with it. */
    static RunningGateway start(EmbeddedKafka kafka, Path folder, Map<String, String> settings)
            throws Exception {
        RunningGateway running = new RunningGateway(kafka, folder, settings);
        running.awaitReady();
        return running;
    }

    URI uri() {
        return server.uri();
    }

    String token(String tenant, Role role, String subject) {
        return token(tenant, role, subject, Instant.now().plusSeconds(600));
    }

    String token(String tenant, Role role, String subject, Instant expires) {
        return key.sign(new Principal(tenant, role, subject, expires));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /**
     * A number of {@code /metrics}, 0 while it is not there.
     *
     * @param name with its labels
     */
    double metric(String name) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    void pauseKafka() {
        kafka.pause();
    }

    void resumeKafka() {
        kafka.resume();
    }

    LiveClient ops(String tenant) {
        return LiveClient.connect(uri()).hello(token(tenant, Role.OPS, "eve"));
    }

    LiveClient driver(String tenant, String vehicle) {
        return LiveClient.connect(uri()).hello(token(tenant, Role.DRIVER, vehicle));
    }

    LiveClient customer(String tenant, String customer) {
        return LiveClient.connect(uri()).hello(token(tenant, Role.CUSTOMER, customer));
    }

    LiveClient merchant(String tenant, String merchant) {
        return LiveClient.connect(uri()).hello(token(tenant, Role.MERCHANT, merchant));
    }

    /** Ends the gateway and starts another one. */
    void restart() throws Exception {
        restartAtOnce();
        awaitReady();
    }

    /** The same, without waiting until the other one knows the fleet. */
    void restartAtOnce() throws Exception {
        server.close();
        server = newServer();
    }

    <T> void write(Topic<T> topic, T event) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.name(), topic.key(event), topic.codec().encode(event)))
                .get();
    }

    /** Writes a tombstone, with a version if there is one. */
    void delete(Topic<?> topic, String tenant, String id, @Nullable ChangeVersion version)
            throws Exception {
        ProducerRecord<byte[], byte[]> tombstone =
                new ProducerRecord<>(
                        topic.name(), (tenant + '|' + id).getBytes(StandardCharsets.UTF_8), null);
        if (version != null) {
            tombstone.headers().add(VersionHeader.NAME, VersionHeader.encode(version));
        }
        producer.send(tombstone).get();
    }

    /** Writes many, and waits for all of them. */
    // A record that Kafka refused is missed by the test that wrote it.
    @SuppressWarnings("FutureReturnValueIgnored")
    <T> void writeAll(Topic<T> topic, Iterable<T> events) {
        events.forEach(
                event ->
                        producer.send(
                                new ProducerRecord<>(
                                        topic.name(),
                                        topic.key(event),
                                        topic.codec().encode(event))));
        producer.flush();
    }

    /** Everything that is on a topic. */
    <T> List<T> read(Topic<T> topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<T> events = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    events.add(topic.codec().decode(record.value()));
                }
            }
            return events;
        }
    }

    Track track(String tenant, String vehicle, int second, GeoPoint place) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .tenant(tenant)
                                .after(Duration.ofSeconds(second))
                                .place(place)
                                .speedMps(5)
                                .build())
                .h3Cell(h3.latLngToCell(place.lat(), place.lon(), 9))
                .build();
    }

    static GeoPoint east(GeoPoint from, int steps) {
        return new GeoPoint(from.latE7(), from.lonE7() + steps * 5_000);
    }

    @Override
    public void close() {
        server.close();
        producer.close();
        kafka.close();
    }

    /** Another one with the same settings; whoever asks for it closes it. */
    GatewayServer newServer() throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("gateway-port", "0");
        // The fixtures' reports are of a day long ago.
        all.put("gateway-forget-after", "36500d");
        all.put("gateway-key-file", keyFile.toString());
        all.putIfAbsent("gateway-kafka-bootstrap", kafka.bootstrapServers());
        return GatewayServer.start(
                GatewayConfig.of(ConfigValues.of(GatewayConfig.listKeys(), all)),
                Clock.systemUTC());
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(server::isReady);
    }
}
