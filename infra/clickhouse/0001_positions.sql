-- SPDX-License-Identifier: Apache-2.0
-- History of positions: one row for each distinct report, written once by the history job.

CREATE TABLE IF NOT EXISTS positions
(
    tenant      LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle     LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    ts          DateTime64(3, 'UTC') COMMENT 'Event time: when the device took the fix, by its clock' CODEC(Delta, ZSTD(1)),
    lat_e7      Int32 COMMENT 'Latitude, WGS84, 1e-7 degrees' CODEC(DoubleDelta, ZSTD(1)),
    lon_e7      Int32 COMMENT 'Longitude, WGS84, 1e-7 degrees' CODEC(DoubleDelta, ZSTD(1)),
    speed_cms   UInt16 COMMENT 'Speed in cm/s, as reported or derived; 65535 = unknown' CODEC(T64, ZSTD(1)),
    heading_cdeg UInt16 COMMENT 'Course in 0.01 degrees clockwise from north, as reported or derived; 65535 = unknown' CODEC(T64, ZSTD(1)),
    h3_9        UInt64 COMMENT 'H3 cell of resolution 9' CODEC(ZSTD(1)),
    seq         Int64 COMMENT 'Counter of the device; -1 = it has none' CODEC(Delta, ZSTD(1)),
    flags       UInt32 COMMENT 'What tracking found: bit set, see v_positions.flag_reasons' CODEC(ZSTD(1)),
    ingest_time DateTime64(3, 'UTC') COMMENT 'When roadstream received it' CODEC(Delta, ZSTD(1)),
    run_id      UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id    UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1)),
    lat         Float64 ALIAS lat_e7 / 1e7,
    lon         Float64 ALIAS lon_e7 / 1e7
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, vehicle, ts, seq)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every distinct position report, once';

-- Per vehicle and hour. Its own window makes a retried insert count once; sums are signed, so that
-- a batch that a killed server left counted twice can be taken out again.
CREATE TABLE IF NOT EXISTS vehicle_hour
(
    tenant        LowCardinality(String),
    vehicle       LowCardinality(String),
    hour          DateTime('UTC') CODEC(Delta, ZSTD(1)),
    reports       SimpleAggregateFunction(sum, Int64),
    flagged       SimpleAggregateFunction(sum, Int64),
    speed_reports SimpleAggregateFunction(sum, Int64),
    speed_sum_cms SimpleAggregateFunction(sum, Int64),
    speed_max_cms SimpleAggregateFunction(max, UInt16),
    first_ts      SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_ts       SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMMDD(hour, 'UTC')
ORDER BY (tenant, vehicle, hour)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Target of mv_vehicle_hour; read v_vehicle_hour';

CREATE MATERIALIZED VIEW IF NOT EXISTS mv_vehicle_hour TO vehicle_hour AS
SELECT
    tenant,
    vehicle,
    toStartOfHour(ts, 'UTC') AS hour,
    toInt64(count()) AS reports,
    toInt64(countIf(bitAnd(flags, 127) != 0)) AS flagged,
    toInt64(countIf(speed_cms != 65535 AND bitAnd(flags, 119) = 0)) AS speed_reports,
    sumIf(toInt64(speed_cms), speed_cms != 65535 AND bitAnd(flags, 119) = 0) AS speed_sum_cms,
    maxIf(speed_cms, speed_cms != 65535 AND bitAnd(flags, 119) = 0) AS speed_max_cms,
    min(ts) AS first_ts,
    max(ts) AS last_ts
FROM positions
GROUP BY tenant, vehicle, hour;

-- Newest live fix of each vehicle; merging it twice changes nothing.
CREATE TABLE IF NOT EXISTS positions_latest
(
    tenant  LowCardinality(String),
    vehicle LowCardinality(String),
    fix     AggregateFunction(argMax, Tuple(ts DateTime64(3, 'UTC'), lat_e7 Int32, lon_e7 Int32, speed_cms UInt16, heading_cdeg UInt16, h3_9 UInt64, seq Int64, ingest_time DateTime64(3, 'UTC')), Tuple(DateTime64(3, 'UTC'), Int64))
)
ENGINE = AggregatingMergeTree
ORDER BY (tenant, vehicle)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Target of mv_positions_latest; read v_positions_latest';

CREATE MATERIALIZED VIEW IF NOT EXISTS mv_positions_latest TO positions_latest AS
SELECT
    tenant,
    vehicle,
    argMaxState(
        CAST((ts, lat_e7, lon_e7, speed_cms, heading_cdeg, h3_9, seq, ingest_time), 'Tuple(ts DateTime64(3, \'UTC\'), lat_e7 Int32, lon_e7 Int32, speed_cms UInt16, heading_cdeg UInt16, h3_9 UInt64, seq Int64, ingest_time DateTime64(3, \'UTC\'))'),
        (ts, seq)) AS fix
FROM positions
WHERE bitAnd(flags, 119) = 0
GROUP BY tenant, vehicle;
