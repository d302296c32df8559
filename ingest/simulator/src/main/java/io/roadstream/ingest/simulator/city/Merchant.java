/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * Who sells.
 *
 * @param id unique in the city
 * @param name for people
 * @param trade what
 * @param spot where it is collected
 */
public record Merchant(String id, String name, Trade trade, Spot spot) {

    /** What a merchant sells. */
    public enum Trade {
        RESTAURANT,
        SHOP
    }
}
