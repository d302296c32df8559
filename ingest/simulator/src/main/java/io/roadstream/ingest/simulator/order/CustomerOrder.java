/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

/**
 * What does not change about an order.
 *
 * @param id unique over all runs
 * @param createdMillis when the customer ordered
 * @param customer who
 * @param merchant from whom
 * @param pickup where the goods are; its window begins when they should be ready
 * @param dropoff where they go; its window ends when they are late
 * @param size of the vehicle's capacity
 * @param price what the customer pays
 * @param fate what the customer will do
 */
public record CustomerOrder(
        String id,
        long createdMillis,
        String customer,
        String merchant,
        OrderStop pickup,
        OrderStop dropoff,
        int size,
        Money price,
        Fate fate) {

    /**
     * What is drawn beforehand.
     *
     * @param readyMillis when the goods are ready in fact
     * @param cancelMillis when the customer no longer wants them, if they are still with the
     *     merchant; {@code Long.MAX_VALUE} for never
     * @param isAbsent whether nobody will open the door
     */
    public record Fate(long readyMillis, long cancelMillis, boolean isAbsent) {}
}
