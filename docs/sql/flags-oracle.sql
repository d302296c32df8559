-- SPDX-License-Identifier: Apache-2.0
-- Recomputes the counts of IMPLAUSIBLE_SPEED and RELOCATED from a file of San Francisco cabs, without
-- any code of roadstream: one pass per cab over its distinct reports in the order of the file.
-- Run as a user who may read files:
--   {file} = path of positions-*.csv.gz
WITH
    6371008.8 AS earth_radius_m,
    150 / 3.6 AS max_speed_mps,
    100 AS noise_m,
    (a_ts, a_lat, a_lon, b_ts, b_lat, b_lon) ->
        2 * earth_radius_m * asin(least(1, sqrt(
            pow(sin(radians(b_lat - a_lat) / 2), 2)
            + cos(radians(a_lat)) * cos(radians(b_lat)) * pow(sin(radians(b_lon - a_lon) / 2), 2))))
        <= noise_m + max_speed_mps * abs(b_ts - a_ts) AS reachable
SELECT
    sum(length(hops)) AS reports,
    sum(result.5) AS implausible_speed,
    sum(result.6) AS relocated
FROM
(
    SELECT
        cab_id,
        groupArray((ts, lat, lon)) AS hops,
        -- (accepted fixes so far, newest accepted, suspects open, suspect, implausible, relocated)
        arrayFold(
            (acc, fix) -> multiIf(
                acc.1 = 0 OR reachable(acc.2.1, acc.2.2, acc.2.3, fix.1, fix.2, fix.3),
                    (toUInt8(1), fix, toUInt8(0), fix, acc.5, acc.6),
                acc.3 = 1 AND reachable(acc.4.1, acc.4.2, acc.4.3, fix.1, fix.2, fix.3),
                    (toUInt8(1), fix, toUInt8(0), fix, acc.5, acc.6 + 1),
                (toUInt8(1), acc.2, toUInt8(1), fix, acc.5 + 1, acc.6)),
            hops,
            (toUInt8(0), (toInt64(0), 0., 0.), toUInt8(0), (toInt64(0), 0., 0.), toUInt64(0), toUInt64(0))) AS result
    FROM
    (
        SELECT DISTINCT cab_id, ts, lat, lon
        FROM file('{file}', 'CSVWithNames', 'ts Int64, cab_id String, lat Float64, lon Float64, occupied UInt8')
    )
    GROUP BY cab_id
)
SETTINGS max_threads = 1
