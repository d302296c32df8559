/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.ingest.cdc.database.DatabaseConfig;
import io.roadstream.ingest.cdc.row.CapturedTable;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of Debezium. */
final class EngineProperties {
    private static final int POLL_MILLIS = 20;
    private static final int OFFSET_FLUSH_MILLIS = 500;
    private static final int STATUS_UPDATE_MILLIS = 2_000;

    private EngineProperties() {}

    static Properties of(DatabaseConfig database, Duration heartbeat) {
        Properties properties = new Properties();
        properties.setProperty("name", "roadstream-cdc");
        properties.setProperty(
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        properties.setProperty("topic.prefix", "roadstream");
        properties.setProperty("tasks.max", "1");

        properties.setProperty("database.hostname", database.host());
        properties.setProperty("database.port", Integer.toString(database.port()));
        properties.setProperty("database.user", database.user());
        properties.setProperty("database.password", database.password());
        properties.setProperty("database.dbname", database.database());
        properties.setProperty("database.sslmode", database.sslMode());
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", database.slot());
        properties.setProperty("publication.name", database.publication());
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty("schema.include.list", database.schema());
        properties.setProperty(
                "table.include.list",
                CapturedTable.ALL.stream()
                        .map(table -> database.schema() + "\\." + table.name())
                        .collect(Collectors.joining(",")));
        properties.setProperty("status.update.interval.ms", "" + STATUS_UPDATE_MILLIS);

        // Whether one is needed is decided before (SnapshotRule): without an offset it is.
        properties.setProperty("snapshot.mode", "initial");
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("skipped.operations", "none");
        properties.setProperty("poll.interval.ms", "" + POLL_MILLIS);

        // Moves the slot on in a database where nothing else happens: a message in its log.
        properties.setProperty("heartbeat.interval.ms", Long.toString(heartbeat.toMillis()));
        properties.setProperty(
                "heartbeat.action.query",
                "SELECT pg_logical_emit_message(false, 'roadstream', '')");

        properties.setProperty("offset.storage", OffsetStore.class.getName());
        properties.setProperty(OffsetStore.SLOT_PROPERTY, database.slot());
        properties.setProperty("offset.flush.interval.ms", "" + OFFSET_FLUSH_MILLIS);
        // A connection that broke may have lost its slot: all is looked at again, at once.
        properties.setProperty("errors.max.retries", "0");
        properties.setProperty("slot.max.retries", "1");
        return properties;
    }
}
