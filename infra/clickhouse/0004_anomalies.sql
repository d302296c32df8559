-- SPDX-License-Identifier: Apache-2.0
-- Each state of each anomaly, written once by the history job: raised, then ended.

CREATE TABLE IF NOT EXISTS anomalies
(
    tenant      LowCardinality(String) COMMENT 'Whose vehicle',
    vehicle     LowCardinality(String) COMMENT 'Vehicle id, unique within the tenant',
    anomaly_id  UInt64 COMMENT 'Hash of vehicle, kind, start and evidence: all states of one anomaly have it',
    revision    UInt32 COMMENT '0 when it is raised, and one more for each later state',
    kind        LowCardinality(String) COMMENT 'SILENCE, TELEPORT, SPEEDING',
    severity    LowCardinality(String) COMMENT 'INFO, MEDIUM, HIGH, CRITICAL',
    started     DateTime64(3, 'UTC') COMMENT 'When it began, by the device''s clock' CODEC(Delta, ZSTD(1)),
    ended       DateTime64(3, 'UTC') COMMENT 'When it ended; 1970 = it goes on' CODEC(ZSTD(1)),
    end_reason  LowCardinality(String) COMMENT 'RECOVERED, OFF_DUTY, EXPIRED; empty = it goes on',
    lat_e7      Int32 COMMENT 'Where it began: latitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    lon_e7      Int32 COMMENT 'Where it began: longitude, WGS84, 1e-7 degrees' CODEC(ZSTD(1)),
    measured    UInt64 COMMENT 'The worst that was measured: ms of silence, m of teleport, cm/s of speeding' CODEC(ZSTD(1)),
    limit_value UInt64 COMMENT 'The limit that this is beyond, same unit' CODEC(ZSTD(1)),
    track_id    UInt64 COMMENT 'The track that is the evidence' CODEC(ZSTD(1)),
    ts          DateTime64(3, 'UTC') COMMENT 'Event time of what brought this state about' CODEC(Delta, ZSTD(1)),
    ingest_time DateTime64(3, 'UTC') COMMENT 'When roadstream received that' CODEC(Delta, ZSTD(1)),
    run_id      UUID COMMENT 'Run of the writer that stored the row' CODEC(ZSTD(1)),
    batch_id    UInt64 COMMENT 'Batch within the run: checkpoint << 24 | subtask << 14 | number' CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(started, 'UTC')
ORDER BY (tenant, started, vehicle, anomaly_id, revision)
SETTINGS non_replicated_deduplication_window = 10000
COMMENT 'Every state of every anomaly, once';

CREATE VIEW IF NOT EXISTS v_anomalies AS
SELECT
    tenant,
    vehicle,
    anomaly_id,
    newest.1 AS kind,
    newest.2 AS severity,
    started,
    if(newest.4 = '', NULL, newest.3) AS ended,
    if(newest.4 = '', NULL, newest.4) AS end_reason,
    if(newest.4 = '', NULL, dateDiff('millisecond', started, newest.3) / 1000) AS duration_seconds,
    newest.5 / 1e7 AS lat,
    newest.6 / 1e7 AS lon,
    newest.7 / multiIf(kind = 'SILENCE', 1000, kind = 'SPEEDING', 100, 1) AS measured,
    newest.8 / multiIf(kind = 'SILENCE', 1000, kind = 'SPEEDING', 100, 1) AS limit_value,
    multiIf(kind = 'SILENCE', 's', kind = 'SPEEDING', 'm/s', 'm') AS unit,
    newest.9 AS track_id,
    raised_at
FROM
(
    SELECT
        tenant,
        vehicle,
        anomaly_id,
        started,
        argMax((kind, severity, ended, end_reason, lat_e7, lon_e7, measured, limit_value, track_id), revision) AS newest,
        argMin(ingest_time, revision) AS raised_at
    FROM anomalies
    GROUP BY tenant, vehicle, anomaly_id, started
);
