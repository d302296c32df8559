/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.gateway.feed.Directory;
import io.roadstream.gateway.feed.GeofenceBoard;
import io.roadstream.gateway.kafka.Deletion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The feeds of what changes seldom, geofences and the directory, of all tenants. For the feeds'
 * thread alone.
 */
final class TableFeeds {
    private final FeedCounts counts;
    private final Map<String, GeofenceBoard> fences = new HashMap<>();
    private final Map<String, Directory> directories = new HashMap<>();
    private final GeofenceLane geofences = new GeofenceLane(this::fencesOf);
    private final DirectoryLane directory = new DirectoryLane(this::directoryOf);

    TableFeeds(FeedCounts counts) {
        this.counts = counts;
    }

    Lane geofences() {
        return geofences;
    }

    Lane directory() {
        return directory;
    }

    void remove(Client client) {
        geofences.remove(client);
        directory.remove(client);
    }

    /** Somebody crossed a fence: told, and not kept. */
    void take(GeofenceTransition transition) {
        counts.countRecord(Feed.GEOFENCES, true);
        geofences.tell(transition);
    }

    void take(Geofence fence) {
        boolean isNews = fencesOf(fence.envelope().tenant()).apply(fence);
        counts.countRecord(Feed.GEOFENCES, isNews);
        if (isNews) {
            geofences.tell(fence);
        }
    }

    void takeGoneGeofence(Deletion deletion) {
        boolean isNews = fencesOf(deletion.tenant()).remove(deletion.id());
        counts.countRecord(Feed.GEOFENCES, isNews);
        if (isNews) {
            geofences.tellGone(deletion.tenant(), deletion.id());
        }
    }

    void take(Tenant tenant) {
        boolean isNews = directoryOf(tenant.envelope().entityId()).apply(tenant);
        counts.countRecord(Feed.DIRECTORY, isNews);
        if (isNews) {
            directory.tell(tenant);
        }
    }

    void takeGoneTenant(Deletion deletion) {
        boolean isNews =
                directoryOf(deletion.id())
                        .removeTenant(deletion.id(), deletion.version())
                        .isPresent();
        counts.countRecord(Feed.DIRECTORY, isNews);
    }

    void take(Vehicle vehicle) {
        boolean isNews = directoryOf(vehicle.envelope().tenant()).apply(vehicle);
        counts.countRecord(Feed.DIRECTORY, isNews);
        if (isNews) {
            directory.tell(vehicle);
        }
    }

    void takeGoneVehicle(Deletion deletion) {
        Optional<Vehicle> known =
                directoryOf(deletion.tenant()).removeVehicle(deletion.id(), deletion.version());
        counts.countRecord(Feed.DIRECTORY, known.isPresent());
        known.ifPresent(directory::tellGone);
    }

    void take(Driver driver) {
        Directory known = directoryOf(driver.envelope().tenant());
        Optional<Driver> before = known.findDriver(driver.envelope().entityId());
        boolean isNews = known.apply(driver);
        counts.countRecord(Feed.DIRECTORY, isNews);
        if (isNews) {
            directory.tell(before, driver);
        }
    }

    void takeGoneDriver(Deletion deletion) {
        Optional<Driver> known =
                directoryOf(deletion.tenant()).removeDriver(deletion.id(), deletion.version());
        counts.countRecord(Feed.DIRECTORY, known.isPresent());
        known.ifPresent(directory::tellGone);
    }

    void report() {
        counts.set(
                Feed.GEOFENCES,
                fences.values().stream().mapToLong(board -> board.list().size()).sum(),
                geofences.countClients());
        counts.set(
                Feed.DIRECTORY,
                directories.values().stream().mapToLong(Directory::size).sum(),
                directory.countClients());
    }

    private GeofenceBoard fencesOf(String tenant) {
        return fences.computeIfAbsent(tenant, t -> new GeofenceBoard());
    }

    private Directory directoryOf(String tenant) {
        return directories.computeIfAbsent(tenant, t -> new Directory());
    }
}
