/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * Between whom an order is.
 *
 * @param customerId who gets it
 * @param merchantId from whom it is
 */
public record OrderParties(String customerId, String merchantId) {
    public OrderParties {
        Checks.requireId("customerId", customerId);
        Checks.requireId("merchantId", merchantId);
    }
}
