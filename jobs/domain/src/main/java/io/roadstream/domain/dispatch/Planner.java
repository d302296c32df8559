/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Finds the place where an order costs least. Deterministic and safe for use by many threads.
 * Lateness has a price but forbids nothing; capacity and the end of a shift do.
 */
public interface Planner extends Serializable {
    /**
     * The changed route of the vehicle that takes the job, or nothing if none can. Committed stops
     * stay first, the others stay in their sequence.
     */
    Optional<VehicleRoute> findPlace(List<VehicleRoute> fleet, TransportJob job);
}
