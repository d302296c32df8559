/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.event.Envelope;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.captured.VehicleChange;

/** Rows of the order database, deletions included, as dispatch hears of them. */
final class DispatchRows {
    private DispatchRows() {}

    static DispatchEvent order(OrderChange change) {
        return change.order() == null
                ? deleted(change.state(), DispatchEvent.Kind.ORDER)
                : DispatchEvent.of(change.order());
    }

    static DispatchEvent driver(DriverChange change) {
        return change.driver() == null
                ? deleted(change.state(), DispatchEvent.Kind.DRIVER)
                : DispatchEvent.of(change.driver());
    }

    static DispatchEvent vehicle(VehicleChange change) {
        return change.vehicle() == null
                ? deleted(change.state(), DispatchEvent.Kind.VEHICLE)
                : DispatchEvent.of(change.vehicle());
    }

    private static DispatchEvent deleted(RowState state, DispatchEvent.Kind kind) {
        Envelope envelope = state.envelope();
        return DispatchEvent.deleted(envelope.tenant(), envelope.entityId(), kind, state.version());
    }
}
