/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.cdc.row.CapturedTable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was published, as the topics have it. Made anew from them whenever capturing
 * starts, so it never knows of a record that Kafka does not have. Owned by one thread.
 */
public final class PublishedMemory {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedMemory.class);

    private final Map<CapturedTable<?>, EntityMemory> entities = new HashMap<>();
    private final EventMemory events = new EventMemory();

    public PublishedMemory() {
        CapturedTable.ENTITIES.forEach(table -> entities.put(table, new EntityMemory()));
    }

    /** Of a table of {@link CapturedTable#ENTITIES}. */
    public EntityMemory of(CapturedTable<?> table) {
        EntityMemory memory = entities.get(table);
        if (memory == null) {
            throw new IllegalArgumentException(table + " holds no entities");
        }
        return memory;
    }

    public EventMemory events() {
        return events;
    }

    /** Greatest epoch of all that was published, 0 if nothing was. */
    public int maxEpoch() {
        return entities.values().stream()
                .mapToInt(EntityMemory::maxEpoch)
                .reduce(events.maxEpoch(), Math::max);
    }

    /** Forgets orders that have left their topic. */
    public void forgetOld(long nowMillis) {
        of(CapturedTable.ORDERS)
                .forgetBefore(
                        nowMillis - CapturedTable.ORDERS.topic().settings().retention().toMillis());
    }

    public long size() {
        return entities.values().stream().mapToLong(EntityMemory::size).sum();
    }

    /** Takes notice of a record of the table's topic. */
    <T> void load(CapturedTable<T> table, ConsumerRecord<byte[], byte[]> record) {
        try {
            byte[] value = record.value();
            @Nullable T event = value == null ? null : table.topic().codec().decode(value);
            if (event instanceof OrderEvent orderEvent) {
                events.remember(orderEvent.eventId(), orderEvent.version().epoch());
                return;
            }
            ChangeVersion version =
                    event == null ? tombstoneVersion(record) : table.versionOf().apply(event);
            of(table)
                    .remember(
                            new String(record.key(), StandardCharsets.UTF_8),
                            new Published(
                                    version,
                                    event == null,
                                    event instanceof Order order ? order.status() : null,
                                    record.timestamp()));
        } catch (InvalidEventException e) {
            LOG.warn(
                    "{}/{}@{} is not from change data capture: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private static ChangeVersion tombstoneVersion(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(VersionHeader.NAME);
        return VersionHeader.decode(header == null ? new byte[0] : header.value());
    }
}
