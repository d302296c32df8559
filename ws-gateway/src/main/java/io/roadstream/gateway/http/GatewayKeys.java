/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.contract.config.ConfigKey;
import java.util.List;

/** Every setting of the gateway: name, type, default and meaning. */
final class GatewayKeys {
    static final ConfigKey HOST =
            ConfigKey.of("gateway-host", "text", "127.0.0.1", "Address on which it listens.");
    static final ConfigKey PORT =
            ConfigKey.of("gateway-port", "number", "8080", "TCP port, 0 for a free one.");
    static final ConfigKey THREADS =
            ConfigKey.of("gateway-threads", "number", "16", "Most threads that serve clients.");
    static final ConfigKey KEY_FILE =
            ConfigKey.of(
                    "gateway-key-file",
                    "file",
                    "gateway-key",
                    "File with the key of HS256 tokens in Base64, 32 bytes or more; empty: none.");
    static final ConfigKey JWKS_URL =
            ConfigKey.of(
                    "gateway-jwks-url",
                    "URL",
                    "",
                    "Public keys of an identity provider whose tokens are valid too; empty: none.");
    static final ConfigKey TOKEN_ISSUER =
            ConfigKey.of(
                    "gateway-token-issuer",
                    "text",
                    "",
                    "Issuer that tokens of the identity provider must name; empty: any.");
    static final ConfigKey TOKEN_AUDIENCE =
            ConfigKey.of(
                    "gateway-token-audience",
                    "text",
                    "",
                    "Audience that tokens of the identity provider must name; empty: any.");
    static final ConfigKey FLINK_URL =
            ConfigKey.of(
                    "gateway-flink-url",
                    "URL",
                    "",
                    "REST interface of Flink, for the health of the jobs; empty: unknown.");
    static final ConfigKey WEB_FOLDER =
            ConfigKey.of(
                    "gateway-web-folder",
                    "folder",
                    "",
                    "Folder of the dashboard's files, served at /; empty: none.");
    static final ConfigKey STREETS =
            ConfigKey.of(
                    "gateway-streets",
                    "file",
                    "",
                    "Street lines of the base map as GeoJSON, plain or gzip (.gz); empty: none.");
    static final ConfigKey TILES =
            ConfigKey.of(
                    "gateway-tiles",
                    "URL",
                    "",
                    "Map tiles: a .pmtiles archive or a template with {z}/{x}/{y}; pages may then"
                            + " read from its origin, too; empty: none.");
    static final ConfigKey TILES_ATTRIBUTION =
            ConfigKey.of(
                    "gateway-tiles-attribution",
                    "text",
                    "",
                    "Whose tiles they are, shown on the map; empty: what the archive says.");
    static final ConfigKey ZONE =
            ConfigKey.of(
                    "gateway-zone",
                    "text",
                    "",
                    "Time zone of clocks on the page: Europe/Berlin for all, TENANT=ZONE for one,"
                            + " several with commas; empty: the browser's.");
    static final ConfigKey LOCALE =
            ConfigKey.of(
                    "gateway-locale",
                    "text",
                    "",
                    "How numbers and dates are written: de-DE, or per tenant as for gateway-zone;"
                            + " empty: the browser's.");
    static final ConfigKey UNITS =
            ConfigKey.of(
                    "gateway-units",
                    "text",
                    "",
                    "km or mi, or per tenant as for gateway-zone; empty: as usual in the locale.");
    static final ConfigKey KAFKA_BOOTSTRAP =
            ConfigKey.of("gateway-kafka-bootstrap", "text", "127.0.0.1:9092", "Brokers of Kafka.");
    static final ConfigKey KAFKA_PROPERTIES =
            ConfigKey.of(
                    "gateway-kafka-properties",
                    "file",
                    "",
                    "File of more settings of Kafka's client: security.protocol and the like.");
    static final ConfigKey TICK =
            ConfigKey.of(
                    "gateway-tick",
                    "duration",
                    "40ms",
                    "Time between two frames to a client, in [1ms, 1s]; longer while all cannot be told"
                            + " in it.");
    static final ConfigKey FANOUT_THREADS =
            ConfigKey.of(
                    "gateway-fanout-threads",
                    "number",
                    "0",
                    "Threads that tell clients what changed; 0 for one per processor.");
    static final ConfigKey MAX_OUTBOX_BYTES =
            ConfigKey.of(
                    "gateway-max-outbox-bytes",
                    "bytes",
                    "8388608",
                    "Frames that may wait for a slow client before it is closed.");
    static final ConfigKey MAX_FRAME_BYTES =
            ConfigKey.of(
                    "gateway-max-frame-bytes",
                    "bytes",
                    "65536",
                    "Longest message of a client; above it the connection is closed.");
    static final ConfigKey MAX_SUBSCRIPTIONS =
            ConfigKey.of(
                    "gateway-max-subscriptions", "number", "16", "Subscriptions of a connection.");
    static final ConfigKey MAX_MESSAGES =
            ConfigKey.of(
                    "gateway-max-messages-per-second",
                    "number",
                    "50",
                    "Messages of a client on average, four seconds' worth at once.");
    static final ConfigKey FORGET_AFTER =
            ConfigKey.of(
                    "gateway-forget-after",
                    "duration",
                    "7d",
                    "How long a vehicle stays on the map that is not heard of any more.");
    static final ConfigKey METRICS_EVERY =
            ConfigKey.of(
                    "gateway-metrics-every",
                    "duration",
                    "10s",
                    "How often clients that ask for it are told how the fleet is.");
    static final ConfigKey ALLOWED_ORIGINS =
            ConfigKey.of(
                    "gateway-allowed-origins",
                    "text",
                    "",
                    "Origins of other sites whose pages may connect, separated by commas.");
    static final ConfigKey HELLO_WITHIN =
            ConfigKey.of(
                    "gateway-hello-within",
                    "duration",
                    "10s",
                    "How long a client may wait with its hello.");
    static final ConfigKey PING_EVERY =
            ConfigKey.of("gateway-ping-every", "duration", "15s", "How often clients are pinged.");
    static final ConfigKey SILENT_FOR =
            ConfigKey.of(
                    "gateway-silent-for",
                    "duration",
                    "40s",
                    "Silence after which a connection is closed.");
    static final ConfigKey START_TIMEOUT =
            ConfigKey.of(
                    "gateway-start-timeout",
                    "duration",
                    "60s",
                    "How long it waits at its start for Kafka and the topics.");

    static final ConfigKey CLICKHOUSE_URL =
            ConfigKey.of(
                    "gateway-clickhouse-url",
                    "text",
                    "",
                    "ClickHouse's HTTP interface, for the history under /v1; empty: none.");
    static final ConfigKey CLICKHOUSE_DATABASE =
            ConfigKey.of("gateway-clickhouse-database", "text", "default", "Its database.");
    static final ConfigKey CLICKHOUSE_USER =
            ConfigKey.of(
                    "gateway-clickhouse-user",
                    "text",
                    "analyst",
                    "Its user, who needs to read the views and to set max_execution_time.");
    static final ConfigKey CLICKHOUSE_PASSWORD =
            ConfigKey.ofSecret("gateway-clickhouse-password", "Password of that user.");
    static final ConfigKey QUERY_TIMEOUT =
            ConfigKey.of(
                    "gateway-query-timeout",
                    "duration",
                    "10s",
                    "Longest a query of the history may take, 1s or more.");
    static final ConfigKey MAX_QUERIES =
            ConfigKey.of(
                    "gateway-max-queries",
                    "number",
                    "4",
                    "Queries of the history at a time, in [1, 64].");
    static final ConfigKey MAX_QUERIES_PER_TENANT =
            ConfigKey.of(
                    "gateway-max-queries-per-tenant",
                    "number",
                    "0",
                    "Of these for one tenant; 0: all but one, so that others find one free.");
    static final ConfigKey MAX_WAITING_QUERIES_PER_TENANT =
            ConfigKey.of(
                    "gateway-max-waiting-queries-per-tenant",
                    "number",
                    "32",
                    "Queries of one tenant that wait for their turn, in [1, 1024]; more get 429.");

    static final ConfigKey ORDERS_URL =
            ConfigKey.of(
                    "gateway-orders-url",
                    "URL",
                    "",
                    "The order database (jdbc:postgresql://…), for orders under /v1; empty: none.");
    static final ConfigKey ORDERS_USER =
            ConfigKey.of(
                    "gateway-orders-user",
                    "text",
                    "roadstream",
                    "Its user, who reads and changes orders; docs/rest.md has the rights.");
    static final ConfigKey ORDERS_PASSWORD =
            ConfigKey.ofSecret("gateway-orders-password", "Password of that user.");
    static final ConfigKey ORDERS_SCHEMA =
            ConfigKey.of("gateway-orders-schema", "text", "public", "Where its tables are.");

    static final List<ConfigKey> ALL =
            List.of(
                    HOST,
                    PORT,
                    THREADS,
                    KEY_FILE,
                    JWKS_URL,
                    TOKEN_ISSUER,
                    TOKEN_AUDIENCE,
                    FLINK_URL,
                    WEB_FOLDER,
                    STREETS,
                    TILES,
                    TILES_ATTRIBUTION,
                    ZONE,
                    LOCALE,
                    UNITS,
                    KAFKA_BOOTSTRAP,
                    KAFKA_PROPERTIES,
                    TICK,
                    FANOUT_THREADS,
                    MAX_OUTBOX_BYTES,
                    MAX_FRAME_BYTES,
                    MAX_SUBSCRIPTIONS,
                    MAX_MESSAGES,
                    FORGET_AFTER,
                    METRICS_EVERY,
                    ALLOWED_ORIGINS,
                    HELLO_WITHIN,
                    PING_EVERY,
                    SILENT_FOR,
                    START_TIMEOUT,
                    CLICKHOUSE_URL,
                    CLICKHOUSE_DATABASE,
                    CLICKHOUSE_USER,
                    CLICKHOUSE_PASSWORD,
                    QUERY_TIMEOUT,
                    MAX_QUERIES,
                    MAX_QUERIES_PER_TENANT,
                    MAX_WAITING_QUERIES_PER_TENANT,
                    ORDERS_URL,
                    ORDERS_USER,
                    ORDERS_PASSWORD,
                    ORDERS_SCHEMA);

    private GatewayKeys() {}
}
