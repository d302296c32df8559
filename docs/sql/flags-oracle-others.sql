-- SPDX-License-Identifier: Apache-2.0
-- Recomputes the counts of the other flags from a file of San Francisco cabs, without any code of
-- roadstream: distinct reports in the order of the file. The file states no accuracy, so none is
-- INACCURATE; only a late fix can be BEYOND_MEMORY.
--   {file} = path of positions-*.csv.gz
SELECT
    countIf(ts < newest_before) AS late,
    countIf(ts > toUnixTimestamp(now()) + 60) AS future,
    countIf(abs(lat) <= 1e-4 AND abs(lon) <= 1e-4) AS zero_location,
    0 AS inaccurate,
    countIf(ts < newest_before) AS beyond_memory_at_most
FROM
(
    SELECT
        *,
        max(ts) OVER (PARTITION BY cab_id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newest_before
    FROM
    (
        SELECT cab_id, ts, lat, lon, min(n) AS n
        FROM
        (
            SELECT *, rowNumberInAllBlocks() AS n
            FROM file('{file}', 'CSVWithNames', 'ts Int64, cab_id String, lat Float64, lon Float64, occupied UInt8')
        )
        GROUP BY cab_id, ts, lat, lon
    )
)
SETTINGS max_threads = 1
