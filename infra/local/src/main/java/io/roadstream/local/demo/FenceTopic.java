/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.contract.geo.Shape;
import io.roadstream.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts a city's own geofences on their topic, as their first version, where the gateway cannot:
 * circles, and areas of one ring.
 */
final class FenceTopic {
    private static final double DECIMETRES = 10;

    private final Map<String, Object> settings;
    private final String tenant;

    /**
     * @param kafka address and security, as Kafka's own settings
     */
    FenceTopic(Map<String, String> kafka, String tenant) {
        this.settings = new HashMap<>(kafka);
        this.settings.put("acks", "all");
        this.tenant = tenant;
    }

    /** Writes them and returns when Kafka has them. */
    void write(List<JsonNode> features, long nowMillis) throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (JsonNode feature : features) {
                Geofence fence = fence(feature, nowMillis);
                producer.send(
                                new ProducerRecord<>(
                                        Topics.GEOFENCES.name(),
                                        Topics.GEOFENCES.key(fence),
                                        Topics.GEOFENCES.codec().encode(fence)))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a geofence", e.getCause());
        }
    }

    private Geofence fence(JsonNode feature, long nowMillis) {
        JsonNode properties = feature.path("properties");
        return new Geofence(
                new Envelope(tenant, feature.path("id").asText(), nowMillis, nowMillis),
                properties.path("name").asText(),
                GeofenceKind.valueOf(properties.path("kind").asText()),
                shape(feature.path("geometry"), properties),
                null,
                null,
                1,
                "demo");
    }

    private static Shape shape(JsonNode geometry, JsonNode properties) {
        JsonNode coordinates = geometry.path("coordinates");
        if (geometry.path("type").asText().equals("Point")) {
            double meters = properties.path("radiusMeters").asDouble();
            return Shape.of(new Circle(place(coordinates), (int) Math.round(meters * DECIMETRES)));
        }
        List<GeoPoint> ring = new ArrayList<>();
        coordinates.path(0).forEach(corner -> ring.add(place(corner)));
        return Shape.of(List.of(new Polygon(List.of(new Ring(ring)))));
    }

    private static GeoPoint place(JsonNode lonLat) {
        return GeoPoint.ofDegrees(lonLat.path(1).asDouble(), lonLat.path(0).asDouble());
    }
}
