/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import static io.roadstream.local.config.Key.Group.EXTERNAL;
import static io.roadstream.local.config.Key.Group.HISTORY;
import static io.roadstream.local.config.Key.Group.MEMORY;
import static io.roadstream.local.config.Key.Group.PARTS;
import static io.roadstream.local.config.Key.Group.PLACE;

import java.util.List;

/** Every setting of the command line, in the order of help and documentation. */
public final class Keys {
    static final String SWITCH = "true, false";

    static final Key DATA_DIR =
            Key.of(
                    PLACE,
                    "data-dir",
                    "folder",
                    ".roadstream",
                    "Folder of data, logs, keys and run files; relative to the checkout.");
    static final Key BIND =
            Key.of(
                    PLACE,
                    "bind",
                    "text",
                    "127.0.0.1",
                    "Address on which the parts listen; Flink stays on loopback.");
    static final Key KAFKA_PORT = port("kafka", "Kafka");
    static final Key CLICKHOUSE_PORT = port("clickhouse", "ClickHouse's HTTP interface");
    static final Key INGEST_PORT =
            Key.of(
                    PLACE,
                    "ingest-port",
                    "number",
                    "0",
                    "Port of the HTTP entrance; 0: 5055 or else a free one, kept for later starts.");
    static final Key GATEWAY_PORT =
            Key.of(
                    PLACE,
                    "gateway-port",
                    "number",
                    "0",
                    "Port of the WebSocket gateway; 0: 8080 or else a free one, kept for later"
                            + " starts.");
    static final Key POSTGRES_PORT = port("postgres", "the order database");
    static final Key CDC_PORT = port("cdc", "health and metrics of the order capture");
    static final Key FLINK_PORT = port("flink", "Flink's REST interface and web page");

    static final Key STREETS =
            Key.of(
                    PARTS,
                    "streets",
                    "file",
                    "",
                    "Street lines under the live map: GeoJSON, plain or gzip (.gz). Their maxspeed, as"
                            + " in OpenStreetMap, is what speeding is judged by.");
    static final Key ZONE =
            Key.of(
                    PARTS,
                    "zone",
                    "text",
                    "",
                    "Time zone of the live map: Europe/Berlin for all, TENANT=ZONE for one, several"
                            + " with commas; empty: the browser's.");
    static final Key LOCALE =
            Key.of(
                    PARTS,
                    "locale",
                    "text",
                    "",
                    "How the live map writes numbers and dates: de-DE, or per tenant like zone;"
                            + " empty: the browser's.");
    static final Key UNITS =
            Key.of(
                    PARTS,
                    "units",
                    "text",
                    "",
                    "km or mi on the live map, or per tenant like zone; empty: as usual in the"
                            + " locale.");
    static final Key TILES =
            Key.of(
                    PARTS,
                    "tiles",
                    "URL",
                    "",
                    "Map tiles under the live map: a .pmtiles archive or a template with"
                            + " {z}/{x}/{y}; the page then asks that server, too.");
    static final Key TILES_ATTRIBUTION =
            Key.of(
                    PARTS,
                    "tiles-attribution",
                    "text",
                    "",
                    "Whose tiles they are, shown on the map; empty: what the archive says.");
    static final Key ORDERS =
            Key.of(
                    PARTS,
                    "orders",
                    SWITCH,
                    "true",
                    "Capture orders, from a PostgreSQL of our own unless orders-url names one.");
    static final Key CLUSTER =
            Key.of(
                    PARTS,
                    "cluster",
                    SWITCH,
                    "false",
                    "Run Flink's JobManager and TaskManager as processes of their own.");
    static final Key PARALLELISM =
            Key.of(
                    PARTS,
                    "parallelism",
                    "number",
                    "0",
                    "Parallel instances of each operator; 0: one for every two processors.");
    static final Key CHECKPOINT_INTERVAL =
            Key.of(
                    PARTS,
                    "checkpoint-interval",
                    "duration",
                    "1s",
                    "Time between checkpoints; committed results appear after this and what one takes.");
    static final Key STATE_BACKEND =
            Key.of(
                    PARTS,
                    "state-backend",
                    "heap, rocksdb",
                    "heap",
                    "Where Flink keeps state: in memory or on disk.");
    static final Key ACCEPT_STATE_LOSS =
            Key.of(
                    PARTS,
                    "accept-state-loss",
                    SWITCH,
                    "false",
                    "Start although the checkpoints are gone; a refused start names the price.");

    static final Key POSITIONS_KEEP_DAYS = keepDays("positions", "positions");
    static final Key VEHICLE_HOUR_KEEP_DAYS = keepDays("vehicle-hour", "vehicle_hour");

    static final Key KAFKA_URL =
            Key.of(EXTERNAL, "kafka-url", "host:port,…", "", "Brokers of a Kafka of your own.");
    static final Key KAFKA_SECURITY =
            Key.of(
                    EXTERNAL,
                    "kafka-security",
                    "PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL",
                    "PLAINTEXT",
                    "Kafka's security.protocol.");
    static final Key KAFKA_SASL_MECHANISM =
            Key.of(
                    EXTERNAL,
                    "kafka-sasl-mechanism",
                    "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512",
                    "SCRAM-SHA-512",
                    "How the Kafka user logs in.");
    static final Key KAFKA_USER = Key.of(EXTERNAL, "kafka-user", "text", "", "Kafka user.");
    static final Key KAFKA_PASSWORD =
            Key.ofSecret(EXTERNAL, "kafka-password", "Password of the Kafka user.");
    static final Key KAFKA_TRANSACTION_TIMEOUT =
            Key.of(
                    EXTERNAL,
                    "kafka-transaction-timeout",
                    "duration",
                    "24h",
                    "Longest outage of the jobs that loses nothing; Kafka's own"
                            + " transaction.max.timeout.ms must allow it.");
    static final Key CLICKHOUSE_URL =
            Key.of(
                    EXTERNAL,
                    "clickhouse-url",
                    "http(s)://host:port",
                    "",
                    "A ClickHouse of your own; https for TLS.");
    static final Key CLICKHOUSE_DATABASE =
            Key.of(EXTERNAL, "clickhouse-database", "text", "default", "Its database.");
    static final Key CLICKHOUSE_USER =
            Key.of(
                    EXTERNAL,
                    "clickhouse-user",
                    "text",
                    "roadstream",
                    "User who may create and insert.");
    static final Key CLICKHOUSE_PASSWORD =
            Key.ofSecret(EXTERNAL, "clickhouse-password", "Password of that user.");
    static final Key ANALYST_USER =
            Key.of(
                    EXTERNAL,
                    "clickhouse-analyst-user",
                    "text",
                    "analyst",
                    "User who may only read; used by 'sql'.");
    static final Key ANALYST_PASSWORD =
            Key.ofSecret(EXTERNAL, "clickhouse-analyst-password", "Password of the reader.");
    static final Key ORDERS_URL =
            Key.of(
                    EXTERNAL,
                    "orders-url",
                    "jdbc:postgresql://host:port/database",
                    "",
                    "An order database of your own (ingest/cdc/README.md says what it needs).");
    static final Key ORDERS_USER =
            Key.of(
                    EXTERNAL,
                    "orders-user",
                    "text",
                    "roadstream",
                    "Who reads it; needs REPLICATION and SELECT on the tables.");
    static final Key ORDERS_PASSWORD =
            Key.ofSecret(EXTERNAL, "orders-password", "Password of that user.");
    static final Key TRUST_STORE =
            Key.of(
                    EXTERNAL,
                    "trust-store",
                    "file",
                    "",
                    "PKCS12 or JKS file with the certificates to trust; empty: Java's own.");
    static final Key TRUST_STORE_PASSWORD =
            Key.ofSecret(EXTERNAL, "trust-store-password", "Password of that file.");

    static final Key KAFKA_HEAP = heap("kafka", "384", "Kafka");
    static final Key CLICKHOUSE_HEAP = heap("clickhouse", "256", "ClickHouse's HTTP server");
    static final Key CLICKHOUSE_MEMORY =
            Key.of(
                    MEMORY,
                    "clickhouse-memory-mib",
                    "number",
                    "2048",
                    "What the ClickHouse engine may take beside that heap.");
    static final Key INGEST_HEAP = heap("ingest", "256", "the HTTP entrance");
    static final Key GATEWAY_HEAP = heap("gateway", "256", "the WebSocket gateway");
    static final Key CDC_HEAP = heap("cdc", "256", "the order capture");
    static final Key SIMULATOR_HEAP = heap("simulator", "256", "the demo's simulator");
    static final Key FLINK_HEAP = heap("flink", "1024", "the Flink process, or of the TaskManager");

    /** All keys. */
    public static final List<Key> ALL =
            List.of(
                    DATA_DIR,
                    BIND,
                    KAFKA_PORT,
                    CLICKHOUSE_PORT,
                    INGEST_PORT,
                    GATEWAY_PORT,
                    POSTGRES_PORT,
                    CDC_PORT,
                    FLINK_PORT,
                    STREETS,
                    ZONE,
                    LOCALE,
                    UNITS,
                    TILES,
                    TILES_ATTRIBUTION,
                    ORDERS,
                    CLUSTER,
                    PARALLELISM,
                    CHECKPOINT_INTERVAL,
                    STATE_BACKEND,
                    ACCEPT_STATE_LOSS,
                    POSITIONS_KEEP_DAYS,
                    VEHICLE_HOUR_KEEP_DAYS,
                    KAFKA_URL,
                    KAFKA_SECURITY,
                    KAFKA_SASL_MECHANISM,
                    KAFKA_USER,
                    KAFKA_PASSWORD,
                    KAFKA_TRANSACTION_TIMEOUT,
                    CLICKHOUSE_URL,
                    CLICKHOUSE_DATABASE,
                    CLICKHOUSE_USER,
                    CLICKHOUSE_PASSWORD,
                    ANALYST_USER,
                    ANALYST_PASSWORD,
                    ORDERS_URL,
                    ORDERS_USER,
                    ORDERS_PASSWORD,
                    TRUST_STORE,
                    TRUST_STORE_PASSWORD,
                    KAFKA_HEAP,
                    CLICKHOUSE_HEAP,
                    CLICKHOUSE_MEMORY,
                    INGEST_HEAP,
                    GATEWAY_HEAP,
                    CDC_HEAP,
                    SIMULATOR_HEAP,
                    FLINK_HEAP);

    private Keys() {}

    private static Key port(String part, String title) {
        return Key.of(
                PLACE,
                part + "-port",
                "number",
                "0",
                "Port of " + title + "; 0: a free one, kept for later starts.");
    }

    private static Key keepDays(String name, String table) {
        return Key.of(
                HISTORY,
                name + "-keep-days",
                "number",
                "0",
                "Whole days after which the table " + table + " forgets a UTC day; 0: never.");
    }

    private static Key heap(String part, String mebibytes, String title) {
        return Key.of(
                MEMORY, part + "-heap-mib", "number", mebibytes, "Java heap of " + title + ".");
    }
}
