/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * Who did something about an emergency, and when.
 *
 * @param by subject of the person's token
 * @param timeMillis UTC
 */
public record Handling(String by, long timeMillis) {
    public Handling {
        Checks.requireId("by", by);
        Checks.requireTime("time", timeMillis);
    }
}
