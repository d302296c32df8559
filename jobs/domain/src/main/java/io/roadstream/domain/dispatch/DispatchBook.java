/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * All that dispatch remembers of one tenant: its vehicles, drivers and open orders. Written by
 * {@link DispatchRule} alone; for one thread.
 */
public interface DispatchBook {
    Optional<VehicleWork> findVehicle(String vehicleId);

    Optional<OrderWork> findOrder(String orderId);

    Optional<DriverWork> findDriver(String driverId);

    /** All vehicles by id. */
    List<VehicleWork> listVehicles();

    /** All orders, the oldest first. */
    List<OrderWork> listOrders();

    void put(VehicleWork vehicle);

    void put(OrderWork order);

    void put(String driverId, DriverWork driver);

    void removeVehicle(String vehicleId);

    void removeOrder(String orderId);

    void removeDriver(String driverId);
}
