/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.bench.city.CityPhone;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.eta.EtaState;
import io.roadstream.domain.eta.JourneyState;
import java.util.List;

/** One vehicle's state, held as the operators hold it. */
final class CityVehicle {
    private final CityPhone phone = new CityPhone();
    JourneyState journey;
    EtaState told = EtaState.NONE;

    CityVehicle(String tenant, String vehicle) {
        this.journey = JourneyState.unknown(tenant, vehicle);
    }

    /** The tracks that a report sets free. */
    List<Track> take(PositionReport report) {
        return phone.take(report);
    }
}
