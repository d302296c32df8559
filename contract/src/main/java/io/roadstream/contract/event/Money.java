/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * An amount; never added to one of another currency.
 *
 * @param minor in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) {
    public Money {
        Checks.requireCurrency("currency", currency);
    }
}
