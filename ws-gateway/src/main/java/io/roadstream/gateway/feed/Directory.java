/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.Vehicle;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, its vehicles and drivers, as the order database has them now. Bounded by its tables.
 * For one thread.
 */
public final class Directory {
    private final RowTable<Tenant> tenant = new RowTable<>();
    private final RowTable<Vehicle> vehicles = new RowTable<>();
    private final RowTable<Driver> drivers = new RowTable<>();

    /** Each takes a state; whether it is newer than what is known. */
    public boolean apply(Tenant state) {
        return tenant.put(state.envelope().entityId(), state, state.version());
    }

    public boolean apply(Vehicle state) {
        return vehicles.put(state.envelope().entityId(), state, state.version());
    }

    public boolean apply(Driver state) {
        return drivers.put(state.envelope().entityId(), state, state.version());
    }

    public Optional<Tenant> removeTenant(String id, @Nullable ChangeVersion version) {
        return tenant.remove(id, version);
    }

    public Optional<Vehicle> removeVehicle(String id, @Nullable ChangeVersion version) {
        return vehicles.remove(id, version);
    }

    public Optional<Driver> removeDriver(String id, @Nullable ChangeVersion version) {
        return drivers.remove(id, version);
    }

    public Optional<Tenant> findTenant() {
        return tenant.list().stream().findFirst();
    }

    public Optional<Driver> findDriver(String id) {
        return drivers.find(id);
    }

    /** Vehicles and drivers. */
    public int size() {
        return vehicles.size() + drivers.size();
    }

    public Collection<Vehicle> vehicles() {
        return vehicles.list();
    }

    public Collection<Driver> drivers() {
        return drivers.list();
    }

    /** Who may see a vehicle: ops and who drives it. */
    public static Set<Party> parties(Vehicle vehicle) {
        String tenant = vehicle.envelope().tenant();
        return Set.of(Party.ops(tenant), Party.driver(tenant, vehicle.envelope().entityId()));
    }

    /** Who may see a driver: ops, and whoever sits in the same vehicle. */
    public static Set<Party> parties(Driver driver) {
        String tenant = driver.envelope().tenant();
        Set<Party> parties = new LinkedHashSet<>();
        parties.add(Party.ops(tenant));
        String vehicle = driver.vehicleId();
        if (vehicle != null) {
            parties.add(Party.driver(tenant, vehicle));
        }
        return parties;
    }
}
