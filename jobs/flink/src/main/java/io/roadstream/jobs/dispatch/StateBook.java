/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.domain.dispatch.DeletedRow;
import io.roadstream.domain.dispatch.DispatchBook;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DriverWork;
import io.roadstream.domain.dispatch.HeapBook;
import io.roadstream.domain.dispatch.OrderWork;
import io.roadstream.domain.dispatch.VehicleWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.util.FlinkRuntimeException;

/** The book of the tenant that is the current key, in Flink's state. */
final class StateBook implements DispatchBook {
    private final MapState<String, VehicleWork> vehicles;
    private final MapState<String, OrderWork> orders;
    private final MapState<String, DriverWork> drivers;
    private final MapState<String, DeletedRow> deleted;

    StateBook(RuntimeContext context) {
        vehicles =
                context.getMapState(
                        new MapStateDescriptor<>("vehicles", String.class, VehicleWork.class));
        orders =
                context.getMapState(
                        new MapStateDescriptor<>("orders", String.class, OrderWork.class));
        drivers =
                context.getMapState(
                        new MapStateDescriptor<>("drivers", String.class, DriverWork.class));
        deleted =
                context.getMapState(
                        new MapStateDescriptor<>("deleted", String.class, DeletedRow.class));
    }

    /** Access to state, which may fail. */
    @FunctionalInterface
    private interface Access<T> {
        T get() throws Exception;
    }

    /** Whether there is an order, open or ended. */
    boolean hasOrders() {
        return read(() -> !orders.isEmpty());
    }

    /** Whether there is nothing at all. */
    boolean isEmpty() {
        return read(
                () ->
                        orders.isEmpty()
                                && vehicles.isEmpty()
                                && drivers.isEmpty()
                                && deleted.isEmpty());
    }

    @Override
    public Optional<VehicleWork> findVehicle(String vehicleId) {
        return read(() -> Optional.ofNullable(vehicles.get(vehicleId)));
    }

    @Override
    public Optional<OrderWork> findOrder(String orderId) {
        return read(() -> Optional.ofNullable(orders.get(orderId)));
    }

    @Override
    public Optional<DriverWork> findDriver(String driverId) {
        return read(() -> Optional.ofNullable(drivers.get(driverId)));
    }

    @Override
    public Optional<DeletedRow> findDeleted(DispatchEvent.Kind kind, String id) {
        return read(() -> Optional.ofNullable(deleted.get(DeletedRow.key(kind, id))));
    }

    @Override
    public List<VehicleWork> listVehicles() {
        return sorted(vehicles, Comparator.comparing(VehicleWork::vehicleId));
    }

    @Override
    public List<OrderWork> listOrders() {
        return sorted(orders, HeapBook.OLDEST_FIRST);
    }

    @Override
    public List<DeletedRow> listDeleted() {
        return sorted(deleted, Comparator.comparing(DeletedRow::key));
    }

    @Override
    public void put(VehicleWork vehicle) {
        write(() -> vehicles.put(vehicle.vehicleId(), vehicle));
    }

    @Override
    public void put(OrderWork order) {
        write(() -> orders.put(order.id(), order));
    }

    @Override
    public void put(String driverId, DriverWork driver) {
        write(() -> drivers.put(driverId, driver));
    }

    @Override
    public void put(DeletedRow row) {
        write(() -> deleted.put(row.key(), row));
    }

    @Override
    public void removeVehicle(String vehicleId) {
        write(() -> vehicles.remove(vehicleId));
    }

    @Override
    public void removeOrder(String orderId) {
        write(() -> orders.remove(orderId));
    }

    @Override
    public void removeDriver(String driverId) {
        write(() -> drivers.remove(driverId));
    }

    @Override
    public void removeDeleted(DispatchEvent.Kind kind, String id) {
        write(() -> deleted.remove(DeletedRow.key(kind, id)));
    }

    private static <T> List<T> sorted(MapState<String, T> state, Comparator<T> order) {
        List<T> list = new ArrayList<>();
        read(
                () -> {
                    state.values().forEach(list::add);
                    return list;
                });
        list.sort(order);
        return list;
    }

    /** Change of state, which may fail. */
    @FunctionalInterface
    private interface Change {
        void run() throws Exception;
    }

    private static void write(Change change) {
        read(
                () -> {
                    change.run();
                    return true;
                });
    }

    private static <T> T read(Access<T> access) {
        try {
            return access.get();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state of dispatch cannot be reached", e);
        }
    }
}
