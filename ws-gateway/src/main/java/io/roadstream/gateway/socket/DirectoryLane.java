/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.DriverMapper;
import io.roadstream.contract.codec.TenantMapper;
import io.roadstream.contract.codec.VehicleMapper;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.proto.v1.DirectoryChange;
import io.roadstream.contract.proto.v1.DirectorySnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.Directory;
import io.roadstream.gateway.feed.Party;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A tenant, its vehicles and drivers on their way to ops, and to a driver as far as it is about
 * them; the numbers of drivers go to ops only. For the feeds' thread alone.
 */
final class DirectoryLane extends Lane {
    private static final TenantMapper TENANTS = new TenantMapper();
    private static final VehicleMapper VEHICLES = new VehicleMapper();
    private static final DriverMapper DRIVERS = new DriverMapper();

    private final Function<String, Directory> directories;

    /**
     * @param directories of tenants
     */
    DirectoryLane(Function<String, Directory> directories) {
        this.directories = directories;
    }

    void tell(Tenant tenant) {
        tellTenant(
                tenant.envelope().entityId(),
                ServerFrame.newBuilder()
                        .setDirectoryChange(change().setTenant(TENANTS.toMessage(tenant))));
    }

    void tell(Vehicle vehicle) {
        tell(Directory.parties(vehicle), change().setVehicle(VEHICLES.toMessage(vehicle)));
    }

    void tellGone(Vehicle vehicle) {
        tell(Directory.parties(vehicle), change().setGoneVehicle(vehicle.envelope().entityId()));
    }

    /** Tells who sees the driver now, and takes the driver from who did before. */
    void tell(Optional<Driver> before, Driver driver) {
        Set<Party> now = Directory.parties(driver);
        Party ops = Party.ops(driver.envelope().tenant());
        Set<Party> others = new LinkedHashSet<>(now);
        others.remove(ops);
        tell(Set.of(ops), change().setDriver(DRIVERS.toMessage(driver)));
        tell(others, change().setDriver(DRIVERS.toMessage(driver.withoutPhone())));
        Set<Party> lost = new LinkedHashSet<>();
        before.ifPresent(known -> lost.addAll(Directory.parties(known)));
        lost.removeAll(now);
        tell(lost, change().setGoneDriver(driver.envelope().entityId()));
    }

    void tellGone(Driver driver) {
        tell(Directory.parties(driver), change().setGoneDriver(driver.envelope().entityId()));
    }

    @Override
    ServerFrame.Builder snapshot(Party party, int number) {
        Directory directory = directories.apply(party.tenant());
        DirectorySnapshot.Builder snapshot = DirectorySnapshot.newBuilder().setSubscription(number);
        boolean isOps = party.equals(Party.ops(party.tenant()));
        directory.findTenant().map(TENANTS::toMessage).ifPresent(snapshot::setTenant);
        directory.vehicles().stream()
                .filter(vehicle -> Directory.parties(vehicle).contains(party))
                .map(VEHICLES::toMessage)
                .forEach(snapshot::addVehicles);
        directory.drivers().stream()
                .filter(driver -> Directory.parties(driver).contains(party))
                .map(driver -> isOps ? driver : driver.withoutPhone())
                .map(DRIVERS::toMessage)
                .forEach(snapshot::addDrivers);
        return ServerFrame.newBuilder().setDirectorySnapshot(snapshot);
    }

    private static DirectoryChange.Builder change() {
        return DirectoryChange.newBuilder();
    }

    private void tell(Set<Party> parties, DirectoryChange.Builder change) {
        tell(parties, ServerFrame.newBuilder().setDirectoryChange(change));
    }
}
