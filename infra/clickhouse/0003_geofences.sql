-- SPDX-License-Identifier: Apache-2.0
-- Who entered and left which geofence: one row for each transition, written once by the history job.

CREATE TABLE IF NOT EXISTS geofence_transitions
(
    tenant           LowCardinality(String) COMMENT 'Whose vehicle and fence',
    vehicle          LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    geofence         LowCardinality(String) COMMENT 'Geofence id, unique within the tenant',
    ts               DateTime64(3, 'UTC') COMMENT 'Event time: when the vehicle crossed the border, interpolated between two fixes' CODEC(Delta, ZSTD(1)),
    kind             LowCardinality(String) COMMENT 'ENTER, EXIT or INITIAL_INSIDE',
    reason           LowCardinality(String) COMMENT 'Why, see docs/data-dictionary.md',
    geofence_version UInt64 COMMENT 'Version of the fence' CODEC(T64, ZSTD(1)),
    geofence_name    LowCardinality(String) COMMENT 'Name in that version',
    geofence_kind    LowCardinality(String) COMMENT 'DEPOT, NO_GO, SLOW_ZONE, SERVICE_AREA or CUSTOM',
    lat_e7           Int32 COMMENT 'Latitude of the crossing, WGS84, 1e-7 degrees' CODEC(DoubleDelta, ZSTD(1)),
    lon_e7           Int32 COMMENT 'Longitude of the crossing, WGS84, 1e-7 degrees' CODEC(DoubleDelta, ZSTD(1)),
    before_track     UInt64 COMMENT 'Id of the last track before; 0 = none' CODEC(ZSTD(1)),
    after_track      UInt64 COMMENT 'Id of the first track after' CODEC(ZSTD(1)),
    transition_id    UInt64 COMMENT 'The same for the same vehicle, fence, version, kind and event time' CODEC(ZSTD(1)),
    revision         UInt32 COMMENT '0, and one more for each correction' CODEC(T64, ZSTD(1)),
    ingest_time      DateTime64(3, 'UTC') COMMENT 'When the fix was received that confirmed it' CODEC(Delta, ZSTD(1)),
    run_id           UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id         UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1)),
    lat              Float64 ALIAS lat_e7 / 1e7 COMMENT 'Latitude of the crossing, WGS84 degrees',
    lon              Float64 ALIAS lon_e7 / 1e7 COMMENT 'Longitude of the crossing, WGS84 degrees'
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, vehicle, geofence, ts)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every geofence transition, once';

-- A visit is all that happens until the next EXIT. A vehicle that is found inside during a visit, because the job
-- started without its state, goes on with it.
CREATE VIEW IF NOT EXISTS v_geofence_visits AS
SELECT
    tenant,
    vehicle,
    geofence,
    geofence_name,
    geofence_kind,
    if(begins = 0, NULL, first_begin) AS entered_ts,
    if(ends = 0, NULL, end) AS left_ts,
    if(begins = 0 OR ends = 0, NULL, (toUnixTimestamp64Milli(end) - toUnixTimestamp64Milli(first_begin)) / 1000) AS duration_s,
    ends = 0 AS is_open,
    begins > 0 AND begin_kind = 'INITIAL_INSIDE' AS entry_unknown,
    if(begins = 0, NULL, begin_reason) AS entry_reason,
    if(ends = 0, NULL, end_reason) AS exit_reason
FROM
(
    SELECT
        tenant,
        vehicle,
        geofence,
        visit,
        argMax(name, at) AS geofence_name,
        argMax(zone_kind, at) AS geofence_kind,
        countIf(what != 'EXIT') AS begins,
        countIf(what = 'EXIT') AS ends,
        minIf(at, what != 'EXIT') AS first_begin,
        maxIf(at, what = 'EXIT') AS end,
        argMinIf(what, at, what != 'EXIT') AS begin_kind,
        argMinIf(why, at, what != 'EXIT') AS begin_reason,
        maxIf(why, what = 'EXIT') AS end_reason
    FROM
    (
        SELECT
            tenant,
            vehicle,
            geofence,
            ts AS at,
            toString(kind) AS what,
            toString(reason) AS why,
            geofence_name AS name,
            geofence_kind AS zone_kind,
            countIf(kind = 'EXIT') OVER (
                PARTITION BY tenant, vehicle, geofence
                ORDER BY ts, kind = 'EXIT'
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS visit
        FROM geofence_transitions
    )
    GROUP BY tenant, vehicle, geofence, visit
);
