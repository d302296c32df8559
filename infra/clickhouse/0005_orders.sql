-- SPDX-License-Identifier: Apache-2.0
-- What change data capture and drivers tell: each state of each order, vehicle and driver, each order event, each word of
-- a driver; a row each, written once by the history job. A state that comes twice, as after a new snapshot, has a version
-- of its own: views take the newest. 1970 in a time and '' in a text stand for "none"; the views say NULL.

CREATE TABLE IF NOT EXISTS orders
(
    tenant          LowCardinality(String) COMMENT 'Whose order',
    order_id        String COMMENT 'Order id, unique within the tenant' CODEC(ZSTD(1)),
    epoch           UInt32 COMMENT 'Version, first part: snapshot that the change belongs to or follows' CODEC(T64, ZSTD(1)),
    commit_lsn      UInt64 COMMENT 'Version, second part: log position of the commit before' CODEC(ZSTD(1)),
    change_lsn      UInt64 COMMENT 'Version, third part: log position of the change' CODEC(ZSTD(1)),
    deleted         UInt8 COMMENT '1 = the row is no more; all but ids, version and times is empty' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'When the row changed, by the order system; of a deletion, when the broker took it' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received it' CODEC(Delta, ZSTD(1)),
    status          LowCardinality(String) COMMENT 'CREATED, ASSIGNED, PICKING_UP, PICKED_UP, DELIVERING, DELIVERED, CANCELLED or FAILED',
    customer        String COMMENT 'Who gets it' CODEC(ZSTD(1)),
    merchant        LowCardinality(String) COMMENT 'From whom it is',
    driver          LowCardinality(String) COMMENT 'Who brings it; empty = nobody yet',
    vehicle         LowCardinality(String) COMMENT 'With what; empty = unknown',
    pickup_lat_e7   Int32 COMMENT 'Pickup: latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    pickup_lon_e7   Int32 COMMENT 'Pickup: longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    pickup_name     String COMMENT 'Pickup: name for people' CODEC(ZSTD(1)),
    pickup_from     DateTime64(3, 'UTC') COMMENT 'Pickup: window begins; 1970 = open' CODEC(ZSTD(1)),
    pickup_until    DateTime64(3, 'UTC') COMMENT 'Pickup: window ends; 1970 = open' CODEC(ZSTD(1)),
    dropoff_lat_e7  Int32 COMMENT 'Drop-off: latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    dropoff_lon_e7  Int32 COMMENT 'Drop-off: longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    dropoff_name    String COMMENT 'Drop-off: name for people' CODEC(ZSTD(1)),
    dropoff_from    DateTime64(3, 'UTC') COMMENT 'Drop-off: window begins; 1970 = open' CODEC(ZSTD(1)),
    dropoff_until   DateTime64(3, 'UTC') COMMENT 'Drop-off: window ends; 1970 = open' CODEC(ZSTD(1)),
    ready           DateTime64(3, 'UTC') COMMENT 'When the merchant will have it ready; 1970 = unknown' CODEC(ZSTD(1)),
    size            UInt32 COMMENT 'How much of the capacity of a vehicle it takes' CODEC(T64, ZSTD(1)),
    price_minor     Int64 COMMENT 'What the customer pays, in minor units of the currency' CODEC(ZSTD(1)),
    currency        LowCardinality(String) COMMENT 'ISO 4217',
    created         DateTime64(3, 'UTC') COMMENT 'Since when it is known, by the order system' CODEC(ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, order_id, epoch, commit_lsn, change_lsn)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every state of every order, once';

CREATE TABLE IF NOT EXISTS order_events
(
    tenant          LowCardinality(String) COMMENT 'Whose order',
    order_id        String COMMENT 'Order id' CODEC(ZSTD(1)),
    event_id        String COMMENT 'The same for the same event always' CODEC(ZSTD(1)),
    epoch           UInt32 COMMENT 'Version, first part: snapshot that the change belongs to or follows' CODEC(T64, ZSTD(1)),
    commit_lsn      UInt64 COMMENT 'Version, second part: log position of the commit before' CODEC(ZSTD(1)),
    change_lsn      UInt64 COMMENT 'Version, third part: log position of the change' CODEC(ZSTD(1)),
    kind            LowCardinality(String) COMMENT 'What happened, see docs/data-dictionary.md',
    actor           String COMMENT 'Who did it' CODEC(ZSTD(1)),
    detail          String COMMENT 'For people' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'When it happened' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, order_id, ts, event_id)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every order event, once';

CREATE TABLE IF NOT EXISTS vehicles
(
    tenant          LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle         LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    epoch           UInt32 COMMENT 'Version, first part: snapshot that the change belongs to or follows' CODEC(T64, ZSTD(1)),
    commit_lsn      UInt64 COMMENT 'Version, second part: log position of the commit before' CODEC(ZSTD(1)),
    change_lsn      UInt64 COMMENT 'Version, third part: log position of the change' CODEC(ZSTD(1)),
    deleted         UInt8 COMMENT '1 = the row is no more; all but ids, version and times is empty' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'When the row changed, by the order system; of a deletion, when the broker took it' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received it' CODEC(Delta, ZSTD(1)),
    label           String COMMENT 'For people' CODEC(ZSTD(1)),
    kind            LowCardinality(String) COMMENT 'BICYCLE, SCOOTER, CAR, VAN, TRUCK, TAXI or BUS',
    capacity        UInt32 COMMENT 'Parcels or seats' CODEC(T64, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, vehicle, epoch, commit_lsn, change_lsn)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every state of every vehicle, once';

CREATE TABLE IF NOT EXISTS drivers
(
    tenant          LowCardinality(String) COMMENT 'Whose driver',
    driver          LowCardinality(String) COMMENT 'Driver id, unique within the tenant',
    epoch           UInt32 COMMENT 'Version, first part: snapshot that the change belongs to or follows' CODEC(T64, ZSTD(1)),
    commit_lsn      UInt64 COMMENT 'Version, second part: log position of the commit before' CODEC(ZSTD(1)),
    change_lsn      UInt64 COMMENT 'Version, third part: log position of the change' CODEC(ZSTD(1)),
    deleted         UInt8 COMMENT '1 = the row is no more; all but ids, version and times is empty' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'When the row changed, by the order system; of a deletion, when the broker took it' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received it' CODEC(Delta, ZSTD(1)),
    name            String COMMENT 'For people' CODEC(ZSTD(1)),
    vehicle         LowCardinality(String) COMMENT 'What they drive; empty = nothing',
    shift_from      DateTime64(3, 'UTC') COMMENT 'Shift begins; 1970 = open' CODEC(ZSTD(1)),
    shift_until     DateTime64(3, 'UTC') COMMENT 'Shift ends; 1970 = open' CODEC(ZSTD(1)),
    has_home        UInt8 COMMENT '1 = the next two say where the shift begins and ends' CODEC(ZSTD(1)),
    home_lat_e7     Int32 COMMENT 'Latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    home_lon_e7     Int32 COMMENT 'Longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, driver, epoch, commit_lsn, change_lsn)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every state of every driver, once';

CREATE TABLE IF NOT EXISTS vehicle_statuses
(
    tenant          LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle         LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    ts              DateTime64(3, 'UTC') COMMENT 'When the driver said it' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    duty            LowCardinality(String) COMMENT 'AVAILABLE, BUSY, BREAK or OFF; empty = it is a call for help',
    emergency       String COMMENT 'Id of the call for help; empty = it is a duty' CODEC(ZSTD(1)),
    has_location    UInt8 COMMENT '1 = the next two say where the caller was' CODEC(ZSTD(1)),
    lat_e7          Int32 COMMENT 'Latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    lon_e7          Int32 COMMENT 'Longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    note            String COMMENT 'What the caller says' CODEC(ZSTD(1)),
    acknowledged_by LowCardinality(String) COMMENT 'Who took notice; empty = nobody yet',
    acknowledged    DateTime64(3, 'UTC') COMMENT 'When; 1970 = not yet' CODEC(ZSTD(1)),
    resolved_by     LowCardinality(String) COMMENT 'Who closed it; empty = nobody yet',
    resolved        DateTime64(3, 'UTC') COMMENT 'When; 1970 = not yet' CODEC(ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, vehicle, ts)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every word of every driver, once';

-- Newest version of each order, with the first time of each step that its events tell. A deleted one stays as it was.
CREATE VIEW IF NOT EXISTS v_orders AS
SELECT
    row.tenant AS tenant,
    row.order_id AS order_id,
    newest_status AS status,
    newest_customer AS customer,
    newest_merchant AS merchant,
    nullIf(newest_driver, '') AS driver,
    nullIf(newest_vehicle, '') AS vehicle,
    newest_pickup_lat_e7 / 1e7 AS pickup_lat,
    newest_pickup_lon_e7 / 1e7 AS pickup_lon,
    newest_pickup_name AS pickup_name,
    if(newest_pickup_from = 0, NULL, newest_pickup_from) AS pickup_from,
    if(newest_pickup_until = 0, NULL, newest_pickup_until) AS pickup_until,
    newest_dropoff_lat_e7 / 1e7 AS dropoff_lat,
    newest_dropoff_lon_e7 / 1e7 AS dropoff_lon,
    newest_dropoff_name AS dropoff_name,
    if(newest_dropoff_from = 0, NULL, newest_dropoff_from) AS dropoff_from,
    if(newest_dropoff_until = 0, NULL, newest_dropoff_until) AS dropoff_until,
    if(newest_ready = 0, NULL, newest_ready) AS ready,
    newest_size AS size,
    newest_price_minor AS price_minor,
    newest_currency AS currency,
    newest_created AS created,
    updated,
    is_deleted,
    states,
    if(event.assigned = 0, NULL, event.assigned) AS assigned,
    if(event.picked_up = 0, NULL, event.picked_up) AS picked_up,
    if(newest_status = 'DELIVERED', if(event.delivered = 0, newest_ts, event.delivered), NULL) AS delivered,
    dateDiff('millisecond', newest_created, assigned) / 1000 AS to_assign_s,
    dateDiff('millisecond', assigned, picked_up) / 1000 AS to_pickup_s,
    dateDiff('millisecond', picked_up, delivered) / 1000 AS to_dropoff_s,
    dateDiff('millisecond', newest_created, delivered) / 1000 AS total_s,
    if(delivered IS NULL, NULL, newest_dropoff_until = 0 OR delivered <= newest_dropoff_until) AS on_time,
    if(delivered IS NULL OR newest_dropoff_until = 0, NULL, greatest(0, dateDiff('millisecond', newest_dropoff_until, delivered) / 1000)) AS late_s
FROM
(
    SELECT
        state.tenant AS tenant,
        state.order_id AS order_id,
        argMaxIf(state.status, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_status,
        argMaxIf(state.customer, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_customer,
        argMaxIf(state.merchant, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_merchant,
        argMaxIf(state.driver, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_driver,
        argMaxIf(state.vehicle, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_vehicle,
        argMaxIf(state.pickup_lat_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_pickup_lat_e7,
        argMaxIf(state.pickup_lon_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_pickup_lon_e7,
        argMaxIf(state.pickup_name, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_pickup_name,
        argMaxIf(state.pickup_from, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_pickup_from,
        argMaxIf(state.pickup_until, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_pickup_until,
        argMaxIf(state.dropoff_lat_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_dropoff_lat_e7,
        argMaxIf(state.dropoff_lon_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_dropoff_lon_e7,
        argMaxIf(state.dropoff_name, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_dropoff_name,
        argMaxIf(state.dropoff_from, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_dropoff_from,
        argMaxIf(state.dropoff_until, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_dropoff_until,
        argMaxIf(state.ready, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_ready,
        argMaxIf(state.size, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_size,
        argMaxIf(state.price_minor, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_price_minor,
        argMaxIf(state.currency, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_currency,
        argMaxIf(state.created, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_created,
        argMaxIf(state.ts, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_ts,
        max(state.ts) AS updated,
        argMax(state.deleted, (state.epoch, state.commit_lsn, state.change_lsn)) AS is_deleted,
        uniqExact(state.epoch, state.commit_lsn, state.change_lsn) AS states
    FROM orders AS state
    GROUP BY state.tenant, state.order_id
    HAVING min(state.deleted) = 0
) AS row
LEFT JOIN
(
    SELECT
        tenant,
        order_id,
        minIf(ts, kind = 'ASSIGNED') AS assigned,
        minIf(ts, kind = 'PICKED_UP') AS picked_up,
        minIf(ts, kind = 'DELIVERED') AS delivered
    FROM order_events
    GROUP BY tenant, order_id
) AS event ON row.tenant = event.tenant AND row.order_id = event.order_id;

-- Keys are immutable, so a condition on any of them, ts included, reaches the table.
CREATE VIEW IF NOT EXISTS v_order_events AS
SELECT
    tenant,
    order_id,
    ts,
    event_id,
    any(event.kind) AS kind,
    any(event.actor) AS actor,
    any(event.detail) AS detail,
    min(event.ingest_time) AS ingest_time
FROM order_events AS event
GROUP BY tenant, order_id, ts, event_id;

-- Newest version of each vehicle.
CREATE VIEW IF NOT EXISTS v_vehicles AS
SELECT
    row.tenant AS tenant,
    row.vehicle AS vehicle,
    newest_label AS label,
    newest_kind AS kind,
    newest_capacity AS capacity,
    updated,
    is_deleted,
    states
FROM
(
    SELECT
        state.tenant AS tenant,
        state.vehicle AS vehicle,
        argMaxIf(state.label, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_label,
        argMaxIf(state.kind, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_kind,
        argMaxIf(state.capacity, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_capacity,
        max(state.ts) AS updated,
        argMax(state.deleted, (state.epoch, state.commit_lsn, state.change_lsn)) AS is_deleted,
        uniqExact(state.epoch, state.commit_lsn, state.change_lsn) AS states
    FROM vehicles AS state
    GROUP BY state.tenant, state.vehicle
    HAVING min(state.deleted) = 0
) AS row;

-- Newest version of each driver.
CREATE VIEW IF NOT EXISTS v_drivers AS
SELECT
    row.tenant AS tenant,
    row.driver AS driver,
    newest_name AS name,
    nullIf(newest_vehicle, '') AS vehicle,
    if(newest_shift_from = 0, NULL, newest_shift_from) AS shift_from,
    if(newest_shift_until = 0, NULL, newest_shift_until) AS shift_until,
    if(newest_has_home = 0, NULL, newest_home_lat_e7 / 1e7) AS home_lat,
    if(newest_has_home = 0, NULL, newest_home_lon_e7 / 1e7) AS home_lon,
    updated,
    is_deleted,
    states
FROM
(
    SELECT
        state.tenant AS tenant,
        state.driver AS driver,
        argMaxIf(state.name, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_name,
        argMaxIf(state.vehicle, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_vehicle,
        argMaxIf(state.shift_from, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_shift_from,
        argMaxIf(state.shift_until, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_shift_until,
        argMaxIf(state.has_home, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_has_home,
        argMaxIf(state.home_lat_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_home_lat_e7,
        argMaxIf(state.home_lon_e7, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0) AS newest_home_lon_e7,
        max(state.ts) AS updated,
        argMax(state.deleted, (state.epoch, state.commit_lsn, state.change_lsn)) AS is_deleted,
        uniqExact(state.epoch, state.commit_lsn, state.change_lsn) AS states
    FROM drivers AS state
    GROUP BY state.tenant, state.driver
    HAVING min(state.deleted) = 0
) AS row;

-- From when until when a vehicle had which duty, as its driver said.
CREATE VIEW IF NOT EXISTS v_duties AS
SELECT
    tenant,
    vehicle,
    duty,
    ts AS since,
    if(next = 0, NULL, next) AS until,
    if(next = 0, NULL, dateDiff('millisecond', ts, next) / 1000) AS duration_s
FROM
(
    SELECT
        tenant,
        vehicle,
        toString(duty) AS duty,
        ts,
        leadInFrame(ts) OVER (
            PARTITION BY tenant, vehicle
            ORDER BY ts, duty
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
    FROM vehicle_statuses
    WHERE duty != ''
);

-- Each call for help with all that is known of it: of two people who did the same, the earlier counts.
CREATE VIEW IF NOT EXISTS v_emergencies AS
SELECT
    tenant,
    vehicle,
    emergency,
    min(status.ts) AS called,
    if(max(has_location) = 0, NULL, argMinIf(lat_e7, status.ts, has_location = 1) / 1e7) AS lat,
    if(max(has_location) = 0, NULL, argMinIf(lon_e7, status.ts, has_location = 1) / 1e7) AS lon,
    argMinIf(status.note, status.ts, status.note != '') AS note,
    nullIf(argMinIf(status.acknowledged_by, status.acknowledged, status.acknowledged != 0), '') AS acknowledged_by,
    minOrNullIf(status.acknowledged, status.acknowledged != 0) AS acknowledged,
    nullIf(argMinIf(status.resolved_by, status.resolved, status.resolved != 0), '') AS resolved_by,
    minOrNullIf(status.resolved, status.resolved != 0) AS resolved
FROM vehicle_statuses AS status
WHERE emergency != ''
GROUP BY tenant, vehicle, emergency;
