/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A book in memory, for whoever has no state of a stream. */
public final class HeapBook implements DispatchBook {
    /** Orders in the order in which they came. */
    public static final Comparator<OrderWork> OLDEST_FIRST =
            Comparator.comparingLong((OrderWork work) -> work.order().createdTimeMillis())
                    .thenComparing(OrderWork::id);

    private final Map<String, VehicleWork> vehicles = new TreeMap<>();
    private final Map<String, OrderWork> orders = new HashMap<>();
    private final Map<String, DriverWork> drivers = new HashMap<>();
    private final Map<String, DeletedRow> deleted = new TreeMap<>();

    @Override
    public Optional<VehicleWork> findVehicle(String vehicleId) {
        return Optional.ofNullable(vehicles.get(vehicleId));
    }

    @Override
    public Optional<OrderWork> findOrder(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public Optional<DriverWork> findDriver(String driverId) {
        return Optional.ofNullable(drivers.get(driverId));
    }

    @Override
    public Optional<DeletedRow> findDeleted(DispatchEvent.Kind kind, String id) {
        return Optional.ofNullable(deleted.get(DeletedRow.key(kind, id)));
    }

    @Override
    public List<VehicleWork> listVehicles() {
        return List.copyOf(vehicles.values());
    }

    @Override
    public List<OrderWork> listOrders() {
        List<OrderWork> sorted = new ArrayList<>(orders.values());
        sorted.sort(OLDEST_FIRST);
        return sorted;
    }

    @Override
    public List<DeletedRow> listDeleted() {
        return List.copyOf(deleted.values());
    }

    @Override
    public void put(VehicleWork vehicle) {
        vehicles.put(vehicle.vehicleId(), vehicle);
    }

    @Override
    public void put(OrderWork order) {
        orders.put(order.id(), order);
    }

    @Override
    public void put(String driverId, DriverWork driver) {
        drivers.put(driverId, driver);
    }

    @Override
    public void put(DeletedRow row) {
        deleted.put(row.key(), row);
    }

    @Override
    public void removeVehicle(String vehicleId) {
        vehicles.remove(vehicleId);
    }

    @Override
    public void removeOrder(String orderId) {
        orders.remove(orderId);
    }

    @Override
    public void removeDriver(String driverId) {
        drivers.remove(driverId);
    }

    @Override
    public void removeDeleted(DispatchEvent.Kind kind, String id) {
        deleted.remove(DeletedRow.key(kind, id));
    }
}
