-- SPDX-License-Identifier: Apache-2.0
-- History of positions: one row for each distinct report, written once by the history job.
-- Devices send few decimals and whole seconds: the codec GCD takes the common factor out. It knows no negative
-- numbers, so coordinates count from the pole and the antimeridian, and "unknown" is a multiple of 100.
-- Order: four hours of all vehicles lie together, and of each vehicle within them. ts is not in the primary key, for a
-- condition on ts would then be held against that alone, and not against the four hours. ADR 0008.

CREATE TABLE IF NOT EXISTS positions
(
    tenant      LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle     LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    ts          DateTime64(3, 'UTC') COMMENT 'Event time: when the device took the fix, by its clock' CODEC(GCD, Delta, ZSTD(1)),
    lat_from_pole_e7 UInt32 COMMENT 'Degrees north of the south pole, WGS84, 1e-7 degrees' CODEC(GCD, DoubleDelta, ZSTD(1)),
    lon_from_antimeridian_e7 UInt32 COMMENT 'Degrees east of longitude -180, WGS84, 1e-7 degrees' CODEC(GCD, DoubleDelta, ZSTD(1)),
    speed_cms   UInt16 COMMENT 'Speed in cm/s, as reported or derived; 65500 = unknown' CODEC(GCD, T64, ZSTD(1)),
    heading_cdeg UInt16 COMMENT 'Course in 0.01 degrees clockwise from north, as reported or derived; 36000 = unknown' CODEC(GCD, Delta, ZSTD(1)),
    h3_9        UInt64 COMMENT 'H3 cell of resolution 9' CODEC(ZSTD(1)),
    seq         Int64 COMMENT 'Counter of the device; -1 = it has none' CODEC(DoubleDelta, ZSTD(1)),
    flags       UInt32 COMMENT 'What tracking found: bit set, see v_positions.flag_reasons' CODEC(ZSTD(1)),
    ingest_delay_ms Int64 COMMENT 'From event time until roadstream received it, ms' CODEC(GCD, T64, ZSTD(1)),
    run_id      UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id    UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1)),
    lat_e7      Int32 ALIAS toInt32(toInt64(lat_from_pole_e7) - 900000000) COMMENT 'Latitude, WGS84, 1e-7 degrees',
    lon_e7      Int32 ALIAS toInt32(toInt64(lon_from_antimeridian_e7) - 1800000000) COMMENT 'Longitude, WGS84, 1e-7 degrees',
    lat         Float64 ALIAS lat_e7 / 1e7 COMMENT 'Latitude, WGS84 degrees',
    lon         Float64 ALIAS lon_e7 / 1e7 COMMENT 'Longitude, WGS84 degrees',
    ingest_time DateTime64(3, 'UTC') ALIAS ts + toIntervalMillisecond(ingest_delay_ms) COMMENT 'When roadstream received it'
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
PRIMARY KEY (tenant, intDiv(toUnixTimestamp64Milli(ts), 14400000), vehicle)
ORDER BY (tenant, intDiv(toUnixTimestamp64Milli(ts), 14400000), vehicle, ts, seq)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity = 1024
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
    toInt64(countIf(speed_cms != 65500 AND bitAnd(flags, 119) = 0)) AS speed_reports,
    sumIf(toInt64(speed_cms), speed_cms != 65500 AND bitAnd(flags, 119) = 0) AS speed_sum_cms,
    maxIf(speed_cms, speed_cms != 65500 AND bitAnd(flags, 119) = 0) AS speed_max_cms,
    min(ts) AS first_ts,
    max(ts) AS last_ts
FROM positions
GROUP BY tenant, vehicle, hour;

-- Newest live fix of each vehicle; merging it twice changes nothing.
CREATE TABLE IF NOT EXISTS positions_latest
(
    tenant  LowCardinality(String),
    vehicle LowCardinality(String),
    fix     AggregateFunction(argMax, Tuple(ts DateTime64(3, 'UTC'), lat_from_pole_e7 UInt32, lon_from_antimeridian_e7 UInt32, speed_cms UInt16, heading_cdeg UInt16, h3_9 UInt64, seq Int64, ingest_delay_ms Int64), Tuple(DateTime64(3, 'UTC'), Int64))
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
        CAST((ts, lat_from_pole_e7, lon_from_antimeridian_e7, speed_cms, heading_cdeg, h3_9, seq, ingest_delay_ms), 'Tuple(ts DateTime64(3, \'UTC\'), lat_from_pole_e7 UInt32, lon_from_antimeridian_e7 UInt32, speed_cms UInt16, heading_cdeg UInt16, h3_9 UInt64, seq Int64, ingest_delay_ms Int64)'),
        (ts, seq)) AS fix
FROM positions
WHERE bitAnd(flags, 119) = 0
GROUP BY tenant, vehicle;
