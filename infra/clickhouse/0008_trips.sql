-- SPDX-License-Identifier: Apache-2.0
-- When vehicles stood and when they drove, made of positions when it is asked for. The way between two fixes in a row is
--   a gap    if more than 30 minutes lie between them: nobody knows;
--   a stand  if it is part of a span of at least 3 and at most 30 minutes whose fixes all lie in a box with a diagonal of at
--            most 50 m (in 3 minutes that is below 0.3 m/s, and noise of a few metres does not end it);
--   a drive  else.
-- Stands and drives in a row are one stop or trip; a drive in a box of at most 50 m is no trip. Fixes that are FUTURE,
-- IMPLAUSIBLE_SPEED, ZERO_LOCATION, INACCURATE or BEYOND_MEMORY do not count (mask 118); late ones do.
-- Functions OVER a vehicle's fixes keep conditions on time from reaching the table, hence parameters: tenant, since, until.
-- A condition on the vehicle reaches it.

CREATE VIEW IF NOT EXISTS v_motion AS
WITH
    fixes AS
    (
        SELECT
            tenant,
            vehicle,
            ts,
            seq,
            toUnixTimestamp64Milli(ts) AS ms,
            lat_e7 / 1e7 AS lat,
            lon_e7 / 1e7 AS lon,
            if(speed_cms = 65500, NULL, speed_cms / 100) AS speed
        FROM positions
        WHERE tenant = {tenant:String}
            AND ts >= toDateTime64({since:String}, 3, 'UTC')
            AND ts < toDateTime64({until:String}, 3, 'UTC')
            AND bitAnd(flags, 118) = 0
    ),
    spans AS
    (
        SELECT
            *,
            nth_value(ms, 1) OVER after AS end_ms,
            nth_value(lat, 1) OVER after AS end_lat,
            nth_value(lon, 1) OVER after AS end_lon,
            greatCircleDistance(
                least(min(lon) OVER near, end_lon),
                least(min(lat) OVER near, end_lat),
                greatest(max(lon) OVER near, end_lon),
                greatest(max(lat) OVER near, end_lat)) AS box_m
        FROM fixes
        WINDOW
            near AS (PARTITION BY tenant, vehicle ORDER BY ms RANGE BETWEEN CURRENT ROW AND 179999 FOLLOWING),
            after AS (PARTITION BY tenant, vehicle ORDER BY ms RANGE BETWEEN 180000 FOLLOWING AND UNBOUNDED FOLLOWING)
    ),
    ways AS
    (
        SELECT
            *,
            lagInFrame(ms) OVER each AS from_ms,
            lagInFrame(ts) OVER each AS from_ts,
            lagInFrame(lat) OVER each AS from_lat,
            lagInFrame(lon) OVER each AS from_lon,
            max(if(end_ms != 0 AND end_ms - ms <= 1800000 AND box_m <= 50, end_ms, 0)) OVER before AS stood_until_ms,
            multiIf(ms - from_ms > 1800000, 'GAP', stood_until_ms >= ms, 'STAND', 'DRIVE') AS kind
        FROM spans
        WINDOW
            each AS (PARTITION BY tenant, vehicle ORDER BY ms, seq ROWS BETWEEN 1 PRECEDING AND CURRENT ROW),
            before AS (PARTITION BY tenant, vehicle ORDER BY ms, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ),
    changes AS
    (
        SELECT
            *,
            kind != lagInFrame(kind) OVER each AS is_new
        FROM ways
        WHERE from_ms != 0
        WINDOW each AS (PARTITION BY tenant, vehicle ORDER BY ms, seq ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
    ),
    runs AS
    (
        SELECT
            *,
            sum(is_new) OVER (PARTITION BY tenant, vehicle ORDER BY ms, seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
        FROM changes
    )
SELECT
    tenant,
    vehicle,
    any(runs.kind) AS kind,
    min(from_ts) AS started,
    max(ts) AS ended,
    dateDiff('millisecond', started, ended) / 1000 AS duration_s,
    count() + 1 AS fixes,
    argMin(from_lat, (ms, seq)) AS start_lat,
    argMin(from_lon, (ms, seq)) AS start_lon,
    argMax(runs.lat, (ms, seq)) AS end_lat,
    argMax(runs.lon, (ms, seq)) AS end_lon,
    avg(runs.lat) AS mean_lat,
    avg(runs.lon) AS mean_lon,
    sum(greatCircleDistance(from_lon, from_lat, runs.lon, runs.lat)) AS distance_m,
    max(speed) AS max_speed_mps,
    greatCircleDistance(
        least(min(runs.lon), start_lon), least(min(runs.lat), start_lat),
        greatest(max(runs.lon), start_lon), greatest(max(runs.lat), start_lat)) AS box_m
FROM runs
GROUP BY tenant, vehicle, run;

CREATE VIEW IF NOT EXISTS v_trips AS
SELECT
    tenant,
    vehicle,
    started,
    ended,
    duration_s,
    start_lat,
    start_lon,
    end_lat,
    end_lon,
    distance_m,
    distance_m / duration_s AS mean_speed_mps,
    max_speed_mps,
    fixes
FROM v_motion(tenant = {tenant:String}, since = {since:String}, until = {until:String})
WHERE kind = 'DRIVE' AND box_m > 50;

CREATE VIEW IF NOT EXISTS v_stops AS
SELECT
    tenant,
    vehicle,
    started,
    ended,
    duration_s,
    mean_lat AS lat,
    mean_lon AS lon,
    fixes
FROM v_motion(tenant = {tenant:String}, since = {since:String}, until = {until:String})
WHERE kind = 'STAND';
