/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.geo.GeoPoint;

/**
 * Where a vehicle was at one instant; what state keeps of a report.
 *
 * @param eventTimeMillis by the device's clock, UTC
 * @param place where
 */
public record Fix(long eventTimeMillis, GeoPoint place) {
    static Fix of(PositionReport report) {
        return new Fix(report.envelope().eventTimeMillis(), report.location());
    }
}
