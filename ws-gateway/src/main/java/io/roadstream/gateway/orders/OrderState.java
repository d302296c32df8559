/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.contract.event.OrderStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an order can be changed, as it stands in the database.
 *
 * @param status the word for it
 * @param driver who brings it, null for nobody
 * @param vehicle with what, null for unknown
 * @param updatedAt when it was changed last
 */
public record OrderState(
        String status, @Nullable String driver, @Nullable String vehicle, Instant updatedAt) {
    /** The status, empty if the database has a word that is none. */
    Optional<OrderStatus> findStatus() {
        return findStatus(status);
    }

    static Optional<OrderStatus> findStatus(String word) {
        return Stream.of(OrderStatus.values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
