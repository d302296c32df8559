-- SPDX-License-Identifier: Apache-2.0
-- Key figures of tenants and of their cells in windows of ten seconds: one row for each revision of each window, written
-- once by the history job.

CREATE TABLE IF NOT EXISTS kpis
(
    tenant          LowCardinality(String) COMMENT 'Whose fleet',
    cell            UInt64 COMMENT 'H3 cell of resolution 7; 0 = the whole tenant' CODEC(ZSTD(1)),
    window_start    DateTime64(3, 'UTC') COMMENT 'Beginning of the window, inclusive' CODEC(Delta, ZSTD(1)),
    ts              DateTime64(3, 'UTC') COMMENT 'End of the window, exclusive' CODEC(Delta, ZSTD(1)),
    revision        UInt32 COMMENT '0, and one more for each correction' CODEC(T64, ZSTD(1)),
    active_vehicles UInt32 COMMENT 'Vehicles with a live fix in the window, by event time' CODEC(T64, ZSTD(1)),
    open_orders     UInt32 COMMENT 'At its end neither delivered, cancelled nor failed' CODEC(T64, ZSTD(1)),
    late_orders     UInt32 COMMENT 'Of the open ones, past the end of their drop-off window' CODEC(T64, ZSTD(1)),
    created_orders  UInt32 COMMENT 'Became known in the window' CODEC(T64, ZSTD(1)),
    delivered_orders UInt32 COMMENT 'Delivered in the window' CODEC(T64, ZSTD(1)),
    on_time_orders  UInt32 COMMENT 'Of those, within their drop-off window or without one' CODEC(T64, ZSTD(1)),
    revenue_currencies Array(LowCardinality(String)) COMMENT 'Of each amount: ISO 4217',
    revenue_minors  Array(Int64) COMMENT 'Prices of the delivered ones in minor units, an amount for each currency' CODEC(ZSTD(1)),
    event_age_p50_ms Int32 COMMENT 'From event time until roadstream received the live fix: half are not above, ms; -1 = no fix' CODEC(ZSTD(1)),
    event_age_p95_ms Int32 COMMENT 'The same of 95 of 100' CODEC(ZSTD(1)),
    ingest_time     DateTime64(3, 'UTC') COMMENT 'When the window was closed' CODEC(Delta, ZSTD(1)),
    run_id          UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id        UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(ts, 'UTC')
ORDER BY (tenant, cell, ts, revision)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every revision of every window of key figures, once';

-- Newest revision of each window. All revisions have the same keys, so a condition on them reaches the table.
CREATE VIEW IF NOT EXISTS v_kpi AS
SELECT
    tenant,
    cell,
    if(cell = 0, 'all', substring(lower(hex(cell)), 2)) AS area,
    window_start,
    ts,
    max(kpi.revision) AS revision,
    argMax(kpi.active_vehicles, kpi.revision) AS active_vehicles,
    argMax(kpi.open_orders, kpi.revision) AS open_orders,
    argMax(kpi.late_orders, kpi.revision) AS late_orders,
    argMax(kpi.created_orders, kpi.revision) AS created_orders,
    argMax(kpi.delivered_orders, kpi.revision) AS delivered_orders,
    argMax(kpi.on_time_orders, kpi.revision) AS on_time_orders,
    if(delivered_orders = 0, NULL, on_time_orders / delivered_orders) AS on_time_share,
    created_orders * 60000 / dateDiff('millisecond', window_start, ts) AS created_per_minute,
    delivered_orders * 60000 / dateDiff('millisecond', window_start, ts) AS delivered_per_minute,
    mapFromArrays(argMax(kpi.revenue_currencies, kpi.revision), argMax(kpi.revenue_minors, kpi.revision)) AS revenue_minor,
    mapApply((currency, minor) -> (currency, minor * 60000 / dateDiff('millisecond', window_start, ts)), revenue_minor)
        AS revenue_minor_per_minute,
    nullIf(argMax(kpi.event_age_p50_ms, kpi.revision), -1) AS event_age_p50_ms,
    nullIf(argMax(kpi.event_age_p95_ms, kpi.revision), -1) AS event_age_p95_ms
FROM kpis AS kpi
GROUP BY tenant, cell, window_start, ts;

-- Revenue by minute and currency, of each tenant and of each of its cells. A window belongs to the minute in which it begins.
CREATE VIEW IF NOT EXISTS v_revenue AS
SELECT
    kpi.tenant AS tenant,
    kpi.cell AS cell,
    any(kpi.area) AS area,
    toStartOfMinute(kpi.window_start) AS minute,
    currency,
    sum(minor) AS revenue_minor
FROM v_kpi AS kpi
ARRAY JOIN mapKeys(kpi.revenue_minor) AS currency, mapValues(kpi.revenue_minor) AS minor
GROUP BY tenant, cell, minute, currency;
