/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the replication slot is.
 *
 * @param plugin that decodes the log for it
 * @param isActive whether somebody reads from it
 * @param isLost whether the server has removed log that it needs
 * @param lagBytes log that the server keeps for it, since nobody has confirmed it
 */
public record SlotStatus(String plugin, boolean isActive, boolean isLost, long lagBytes) {
    private static final Logger LOG = LoggerFactory.getLogger(SlotStatus.class);

    /** The only plugin that every server has. */
    public static final String PLUGIN = "pgoutput";

    /** The slot of this name, if the database has it. */
    public static Optional<SlotStatus> find(Connection connection, DatabaseConfig config)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        SELECT plugin, active, coalesce(wal_status = 'lost', false),
                               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)
                        FROM pg_replication_slots WHERE slot_name = ?""")) {
            query.setString(1, config.slot());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new SlotStatus(
                                        String.valueOf(row.getString(1)),
                                        row.getBoolean(2),
                                        row.getBoolean(3),
                                        row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Removes the slot, which nobody may read from. */
    public static void drop(Connection connection, DatabaseConfig config) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("SELECT pg_drop_replication_slot(?)")) {
            call.setString(1, config.slot());
            call.execute();
        }
        LOG.info("Slot {} dropped: a new snapshot needs a new one", config.slot());
    }

    /** What tells this database from others; a restored copy is known by its missing slot. */
    public static String databaseIdentity(Connection connection, DatabaseConfig config)
            throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT system_identifier FROM pg_control_system()");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1) + "/" + config.database() + "/" + config.schema();
        }
    }
}
