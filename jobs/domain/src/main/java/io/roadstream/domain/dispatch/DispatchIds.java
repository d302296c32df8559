/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.identity.StableHash;

/** Names of triggers and plans: the same on every replay. */
final class DispatchIds {
    private DispatchIds() {}

    /** Of a trigger that the row of an order is the cause of. */
    static long trigger(String orderKey, TriggerKind kind, ChangeVersion version) {
        return StableHash.of(orderKey)
                .and(kind.name())
                .and(version.epoch())
                .and(version.commitLsn())
                .and(version.changeLsn())
                .value();
    }

    /** Of a trigger that a vehicle is the cause of, by what was last known of it. */
    static long trigger(String orderKey, TriggerKind kind, String vehicleId, long timeMillis) {
        return StableHash.of(orderKey).and(kind.name()).and(vehicleId).and(timeMillis).value();
    }

    static long plan(String vehicleKey, long version, long triggerId) {
        return StableHash.of(vehicleKey).and(version).and(triggerId).value();
    }
}
