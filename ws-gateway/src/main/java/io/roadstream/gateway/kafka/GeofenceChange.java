/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A geofence that was made, changed or deleted, as a record of its topic. A deletion is a version,
 * too; since a tombstone has no value, a header carries it.
 *
 * @param tenant whose fence
 * @param id of the fence
 * @param version of this change; 0 for a tombstone that names none
 * @param fence as it is now; null if it was deleted
 */
public record GeofenceChange(String tenant, String id, long version, @Nullable Geofence fence) {
    /** Header of a tombstone with its version in decimal digits. */
    static final String VERSION_HEADER = "geofence-version";

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** A fence that is there from now on. */
    public static GeofenceChange of(Geofence fence) {
        return new GeofenceChange(fence.envelope().tenant(), fence.id(), fence.version(), fence);
    }

    /** A fence that is gone from now on. */
    public static GeofenceChange deletion(String tenant, String id, long version) {
        return new GeofenceChange(tenant, id, version, null);
    }

    /**
     * What a record says.
     *
     * @throws InvalidEventException if it says nothing valid
     */
    static GeofenceChange decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            return of(Topics.GEOFENCES.codec().decode(record.value()));
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        int bar = key.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the key of a tombstone must be tenant|id, was " + key);
        }
        return deletion(
                Checks.requireId("tenant", key.substring(0, bar)),
                Checks.requireId("geofence", key.substring(bar + 1)),
                version(record.headers().lastHeader(VERSION_HEADER)));
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topics.GEOFENCES.name(),
                        (tenant + '|' + id).getBytes(StandardCharsets.UTF_8),
                        fence == null ? null : Topics.GEOFENCES.codec().encode(fence));
        if (fence == null) {
            record.headers()
                    .add(
                            VERSION_HEADER,
                            Long.toString(version).getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private static long version(@Nullable Header header) {
        String text = header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
        return VERSION.matcher(text).matches() ? Long.parseLong(text) : 0;
    }
}
