/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * An order that was made, changed or deleted.
 *
 * @param tenant whose order
 * @param id of the order
 * @param order as it is now; null if it was deleted
 */
public record OrderChange(String tenant, String id, @Nullable Order order) {
    /** An order as it is now. */
    public static OrderChange of(Order order) {
        return new OrderChange(order.envelope().tenant(), order.envelope().entityId(), order);
    }

    /**
     * What a record of the topic says.
     *
     * @param key {@code tenant|id}
     * @param value the order; empty for a tombstone
     */
    public static OrderChange decode(byte[] key, byte[] value) {
        if (value.length > 0) {
            return of(Topics.ORDERS.codec().decode(value));
        }
        EntityKey entity = EntityKey.parse(key);
        return new OrderChange(entity.tenant(), entity.id(), null);
    }

    /** Key of the order, {@code tenant|id}. */
    public String key() {
        return tenant + '|' + id;
    }
}
