/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

/**
 * An amount.
 *
 * @param minor units such as cents
 * @param currency ISO 4217
 */
public record Money(long minor, String currency) {
    public Money {
        if (minor < 0 || currency.length() != 3) {
            throw new IllegalArgumentException("no amount: %d %s".formatted(minor, currency));
        }
    }
}
