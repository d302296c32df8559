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

    /** The deletion of a row, while it is remembered. */
    Optional<DeletedRow> findDeleted(DispatchEvent.Kind kind, String id);

    /** All vehicles by id. */
    List<VehicleWork> listVehicles();

    /** All orders, the oldest first. */
    List<OrderWork> listOrders();

    /** All deletions that are remembered. */
    List<DeletedRow> listDeleted();

    void put(VehicleWork vehicle);

    void put(OrderWork order);

    void put(String driverId, DriverWork driver);

    void put(DeletedRow row);

    void removeVehicle(String vehicleId);

    void removeOrder(String orderId);

    void removeDriver(String driverId);

    void removeDeleted(DispatchEvent.Kind kind, String id);
}
