/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.captured;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.runtime.RawRecord;
import org.jspecify.annotations.Nullable;

/**
 * An order that was made, changed or deleted.
 *
 * @param state which state of which order
 * @param order as it is now; null if it was deleted
 */
public record OrderChange(RowState state, @Nullable Order order) {
    /** That of an event. */
    public static OrderChange of(Order order) {
        return new OrderChange(new RowState(order.envelope(), order.version()), order);
    }

    /** What a record of the topic says. */
    public static OrderChange decode(RawRecord record) {
        return record.value.length == 0
                ? new OrderChange(RowState.ofDeletion(record), null)
                : of(Topics.ORDERS.codec().decode(record.value));
    }

    /** Key of the order in topic and state. */
    public String key() {
        return state.key();
    }
}
