-- SPDX-License-Identifier: Apache-2.0
-- What analysts read. Nobody needs FINAL. Documented in docs/data-dictionary.md.

CREATE VIEW IF NOT EXISTS v_positions AS
SELECT
    tenant,
    vehicle,
    ts,
    lat,
    lon,
    if(speed_cms = 65500, NULL, speed_cms / 100) AS speed_mps,
    if(heading_cdeg = 36000, NULL, heading_cdeg / 100) AS heading_deg,
    h3_9,
    if(seq < 0, NULL, seq) AS sequence,
    bitAnd(flags, 127) != 0 AS flagged,
    arrayFilter(
        reason -> reason != '',
        [
            if(bitTest(flags, 0), 'LATE', ''),
            if(bitTest(flags, 1), 'FUTURE', ''),
            if(bitTest(flags, 2), 'IMPLAUSIBLE_SPEED', ''),
            if(bitTest(flags, 3), 'RELOCATED', ''),
            if(bitTest(flags, 4), 'ZERO_LOCATION', ''),
            if(bitTest(flags, 5), 'INACCURATE', ''),
            if(bitTest(flags, 6), 'BEYOND_MEMORY', '')
        ]) AS flag_reasons,
    bitTest(flags, 16) AS speed_derived,
    bitTest(flags, 17) AS heading_derived,
    ingest_time
FROM positions;

CREATE VIEW IF NOT EXISTS v_positions_latest AS
SELECT
    tenant,
    vehicle,
    latest.ts AS ts,
    (toInt64(latest.lat_from_pole_e7) - 900000000) / 1e7 AS lat,
    (toInt64(latest.lon_from_antimeridian_e7) - 1800000000) / 1e7 AS lon,
    if(latest.speed_cms = 65500, NULL, latest.speed_cms / 100) AS speed_mps,
    if(latest.heading_cdeg = 36000, NULL, latest.heading_cdeg / 100) AS heading_deg,
    latest.h3_9 AS h3_9,
    latest.ts + toIntervalMillisecond(latest.ingest_delay_ms) AS ingest_time
FROM
(
    SELECT tenant, vehicle, argMaxMerge(fix) AS latest
    FROM positions_latest
    GROUP BY tenant, vehicle
);

CREATE VIEW IF NOT EXISTS v_vehicle_hour AS
SELECT
    tenant,
    vehicle,
    hour,
    sum(reports) AS reports,
    sum(flagged) AS flagged,
    if(sum(speed_reports) = 0, NULL, sum(speed_sum_cms) / sum(speed_reports) / 100) AS speed_mean_mps,
    if(sum(speed_reports) = 0, NULL, max(speed_max_cms) / 100) AS speed_max_mps,
    min(first_ts) AS first_ts,
    max(last_ts) AS last_ts
FROM vehicle_hour
GROUP BY tenant, vehicle, hour;
