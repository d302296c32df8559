/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * What every event carries.
 *
 * @param tenant whose event it is, {@code [A-Za-z0-9._:-]{1,64}}
 * @param entityId the vehicle, order, … it is about, same alphabet
 * @param eventTimeMillis when it happened by the device's clock, UTC
 * @param ingestTimeMillis when roadstream received it, UTC
 */
public record Envelope(
        String tenant, String entityId, long eventTimeMillis, long ingestTimeMillis) {
    public Envelope {
        Checks.requireId("tenant", tenant);
        Checks.requireId("entityId", entityId);
        Checks.requireTime("eventTime", eventTimeMillis);
        Checks.requireTime("ingestTime", ingestTimeMillis);
    }

    /** Key in topics and state: {@code tenant|entityId}; unambiguous, since ids have no bar. */
    public String key() {
        return tenant + '|' + entityId;
    }
}
