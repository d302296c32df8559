-- SPDX-License-Identifier: Apache-2.0
-- What the jobs make of orders: estimates, triggers, plans; and what people did about alerts. A row each, written once by
-- the history job. A plan is one row: its stops belong together, a plan without stops is a plan, and those who ask for
-- stops read v_planned_stops.

CREATE TABLE IF NOT EXISTS etas
(
    tenant          LowCardinality(String) COMMENT 'Whose order',
    order_id        String COMMENT 'Order id' CODEC(ZSTD(1)),
    stop            LowCardinality(String) COMMENT 'PICKUP or DROPOFF',
    eta_id          UInt64 COMMENT 'Hash of order, stop and fix: all revisions of one estimate have it' CODEC(ZSTD(1)),
    revision        UInt32 COMMENT '0, and one more for each correction' CODEC(T64, ZSTD(1)),
    vehicle         LowCardinality(String) COMMENT 'Who will be there',
    p10             DateTime64(3, 'UTC') COMMENT 'Of 100 arrivals, 10 are not later' CODEC(DoubleDelta, ZSTD(1)),
    p50             DateTime64(3, 'UTC') COMMENT '50 are not later: the estimate' CODEC(DoubleDelta, ZSTD(1)),
    p90             DateTime64(3, 'UTC') COMMENT '90 are not later' CODEC(DoubleDelta, ZSTD(1)),
    remaining_m     UInt32 COMMENT 'Way that is left, m' CODEC(T64, ZSTD(1)),
    late_permille   Int16 COMMENT 'Probability of being late, in thousandths; -1 = the stop has no end of a window' CODEC(ZSTD(1)),
    method          LowCardinality(String) COMMENT 'DEFAULT_SPEED or LEARNED_SPEED; ARRIVED = no estimate, but when the vehicle came',
    epoch           UInt32 COMMENT 'Version, first part: snapshot that the change belongs to or follows' CODEC(T64, ZSTD(1)),
    commit_lsn      UInt64 COMMENT 'Version, second part: log position of the commit before' CODEC(ZSTD(1)),
    change_lsn      UInt64 COMMENT 'Version, third part: log position of the change' CODEC(ZSTD(1)),
    track_id        UInt64 COMMENT 'The fix that it rests on' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'Event time of that fix' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, order_id, stop, ts, revision)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every estimate, once';

CREATE TABLE IF NOT EXISTS triggers
(
    tenant          LowCardinality(String) COMMENT 'Whose order',
    order_id        String COMMENT 'Order id' CODEC(ZSTD(1)),
    trigger_id      UInt64 COMMENT 'Hash of order, kind and cause' CODEC(ZSTD(1)),
    kind            LowCardinality(String) COMMENT 'NEW_ORDER, LATE_RISK, ORDER_ENDED, REASSIGNED or VEHICLE_UNAVAILABLE',
    vehicle         LowCardinality(String) COMMENT 'The vehicle that has the order; empty = none',
    late_permille   Int16 COMMENT 'Probability of being late, in thousandths; -1 = another kind' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'Time of what caused it' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, order_id, ts)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every trigger, once';

CREATE TABLE IF NOT EXISTS plans
(
    tenant          LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle         LowCardinality(String) COMMENT 'Vehicle id',
    version         UInt64 COMMENT 'From 1, one more for each new plan of the vehicle' CODEC(T64, ZSTD(1)),
    plan_id         UInt64 COMMENT 'Hash of vehicle, version and trigger' CODEC(ZSTD(1)),
    cause           LowCardinality(String) COMMENT 'Kind of that trigger',
    trigger_id      UInt64 COMMENT 'The trigger that led to it' CODEC(ZSTD(1)),
    driver          LowCardinality(String) COMMENT 'Who drives; empty = nobody',
    stop_order_ids  Array(String) COMMENT 'Of each stop: the order' CODEC(ZSTD(1)),
    stop_kinds      Array(LowCardinality(String)) COMMENT 'PICKUP or DROPOFF',
    stop_lats_e7    Array(Int32) COMMENT 'Latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    stop_lons_e7    Array(Int32) COMMENT 'Longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    stop_arrivals   Array(DateTime64(3, 'UTC')) COMMENT 'When the vehicle is expected' CODEC(ZSTD(1)),
    stop_departures Array(DateTime64(3, 'UTC')) COMMENT 'When it leaves again' CODEC(ZSTD(1)),
    stop_dues       Array(DateTime64(3, 'UTC')) COMMENT 'End of the window of the stop; 1970 = none' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'Time of what caused this version' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, vehicle, ts, version)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every version of every plan, once';

CREATE TABLE IF NOT EXISTS alert_handlings
(
    tenant          LowCardinality(String) COMMENT 'Whose alert',
    alert           String COMMENT 'Alert id' CODEC(ZSTD(1)),
    acknowledged_by LowCardinality(String) COMMENT 'Who took notice; empty = nobody yet',
    acknowledged    DateTime64(3, 'UTC') COMMENT 'When; 1970 = not yet' CODEC(ZSTD(1)),
    resolved_by     LowCardinality(String) COMMENT 'Who closed it; empty = nobody yet',
    resolved        DateTime64(3, 'UTC') COMMENT 'When; 1970 = not yet' CODEC(ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'When the newest of the two was done' CODEC(Delta, ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, alert, ts)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every state of the handling of every alert, once';

-- Newest revision of each estimate. All revisions have the same keys, so a condition on ts reaches the table.
CREATE VIEW IF NOT EXISTS v_etas AS
SELECT
    tenant,
    order_id,
    stop,
    ts,
    eta_id,
    max(eta.revision) AS revision,
    argMax(eta.vehicle, eta.revision) AS vehicle,
    argMax(eta.p10, eta.revision) AS p10,
    argMax(eta.p50, eta.revision) AS p50,
    argMax(eta.p90, eta.revision) AS p90,
    argMax(eta.remaining_m, eta.revision) AS remaining_m,
    nullIf(argMax(eta.late_permille, eta.revision), -1) / 1000 AS late_probability,
    argMax(eta.method, eta.revision) AS method,
    argMax(eta.track_id, eta.revision) AS track_id,
    argMax(eta.ingest_time, eta.revision) AS made
FROM etas AS eta
WHERE eta.method != 'ARRIVED'
GROUP BY tenant, order_id, stop, ts, eta_id;

-- When a vehicle came to a stop that it made. The order's events do not say that: they come when the stop is done, after
-- waiting for goods and serving. The jobs say it once, of each stop at which the vehicle was seen.
CREATE VIEW IF NOT EXISTS v_arrivals AS
SELECT
    tenant,
    order_id,
    stop,
    min(eta.p50) AS arrived,
    argMin(eta.vehicle, eta.p50) AS vehicle,
    nullIf(argMin(eta.late_permille, eta.p50), -1) > 0 AS is_late
FROM etas AS eta
WHERE eta.method = 'ARRIVED'
GROUP BY tenant, order_id, stop;

-- Each estimate that was made before the arrival, by our clock, against it. Stops at which nobody saw the vehicle judge no estimate.
CREATE VIEW IF NOT EXISTS v_eta_errors AS
SELECT
    eta.tenant AS tenant,
    eta.order_id AS order_id,
    eta.stop AS stop,
    eta.ts AS ts,
    eta.made AS made,
    eta.vehicle AS vehicle,
    eta.method AS method,
    eta.p50 AS p50,
    arrival.arrived AS arrived,
    greatest(0, dateDiff('millisecond', eta.made, eta.p50)) / 1000 AS horizon_s,
    multiIf(horizon_s < 180, '0-3', horizon_s < 360, '3-6', horizon_s < 600, '6-10', horizon_s < 900, '10-15', '15+') AS horizon,
    dateDiff('millisecond', arrival.arrived, eta.p50) / 1000 AS error_s,
    arrival.arrived BETWEEN eta.p10 AND eta.p90 AS is_inside,
    dateDiff('millisecond', eta.p10, eta.p90) / 1000 AS width_s
FROM v_etas AS eta
INNER JOIN v_arrivals AS arrival ON eta.tenant = arrival.tenant AND eta.order_id = arrival.order_id AND eta.stop = arrival.stop
WHERE eta.made < arrival.arrived;

-- The same in figures, for each hour in which estimates were made.
CREATE VIEW IF NOT EXISTS v_eta_accuracy AS
SELECT
    tenant,
    toStartOfHour(made, 'UTC') AS hour,
    stop,
    horizon,
    count() AS estimates,
    uniqExact(order_id) AS orders,
    avg(abs(error_s)) AS mean_abs_error_s,
    quantileExact(0.9)(abs(error_s)) AS p90_abs_error_s,
    avg(error_s) AS bias_s,
    avg(is_inside) AS inside_share,
    avg(width_s) AS mean_width_s
FROM v_eta_errors
GROUP BY tenant, hour, stop, horizon;

CREATE VIEW IF NOT EXISTS v_triggers AS
SELECT
    tenant,
    order_id,
    ts,
    trigger_id,
    any(trigger.kind) AS kind,
    nullIf(any(trigger.vehicle), '') AS vehicle,
    nullIf(any(trigger.late_permille), -1) / 1000 AS late_probability,
    min(trigger.ingest_time) AS ingest_time
FROM triggers AS trigger
GROUP BY tenant, order_id, ts, trigger_id;

CREATE VIEW IF NOT EXISTS v_plans AS
SELECT
    tenant,
    vehicle,
    ts,
    version,
    plan_id,
    any(plan.cause) AS cause,
    any(plan.trigger_id) AS trigger_id,
    nullIf(any(plan.driver), '') AS driver,
    any(length(plan.stop_order_ids)) AS stops,
    any(arrayCount((arrival, due) -> due != 0 AND arrival > due, plan.stop_arrivals, plan.stop_dues)) AS late_stops,
    any(plan.stop_order_ids) AS stop_order_ids,
    any(plan.stop_kinds) AS stop_kinds,
    any(arrayMap(lat -> lat / 1e7, plan.stop_lats_e7)) AS stop_lats,
    any(arrayMap(lon -> lon / 1e7, plan.stop_lons_e7)) AS stop_lons,
    any(plan.stop_arrivals) AS stop_arrivals,
    any(plan.stop_departures) AS stop_departures,
    any(arrayMap(due -> if(due = 0, NULL, due), plan.stop_dues)) AS stop_dues,
    min(plan.ingest_time) AS ingest_time
FROM plans AS plan
GROUP BY tenant, vehicle, ts, version, plan_id;

CREATE VIEW IF NOT EXISTS v_planned_stops AS
SELECT
    tenant,
    vehicle,
    ts,
    version,
    plan_id,
    position,
    order_id,
    stop,
    lat,
    lon,
    arrival,
    departure,
    due
FROM v_plans
ARRAY JOIN
    arrayEnumerate(stop_order_ids) AS position,
    stop_order_ids AS order_id,
    stop_kinds AS stop,
    stop_lats AS lat,
    stop_lons AS lon,
    stop_arrivals AS arrival,
    stop_departures AS departure,
    stop_dues AS due;

-- The same for the newest plan of each vehicle; one without stops has no row here. The newest is that which was made last,
-- of one moment the highest version: versions alone begin anew where those who plan have forgotten the vehicle.
CREATE VIEW IF NOT EXISTS v_planned_stops_latest AS
SELECT stop.*
FROM v_planned_stops AS stop
INNER JOIN
(
    SELECT tenant, vehicle, argMax(plan.plan_id, (plan.ingest_time, plan.version)) AS plan_id
    FROM plans AS plan
    GROUP BY tenant, vehicle
) AS newest ON stop.tenant = newest.tenant AND stop.vehicle = newest.vehicle AND stop.plan_id = newest.plan_id;

-- Of two people who did the same, the earlier counts.
CREATE VIEW IF NOT EXISTS v_alert_handlings AS
SELECT
    tenant,
    alert,
    nullIf(argMinIf(handling.acknowledged_by, handling.acknowledged, handling.acknowledged != 0), '') AS acknowledged_by,
    minOrNullIf(handling.acknowledged, handling.acknowledged != 0) AS acknowledged,
    nullIf(argMinIf(handling.resolved_by, handling.resolved, handling.resolved != 0), '') AS resolved_by,
    minOrNullIf(handling.resolved, handling.resolved != 0) AS resolved
FROM alert_handlings AS handling
GROUP BY tenant, alert;
