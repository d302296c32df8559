-- SPDX-License-Identifier: Apache-2.0
-- Alerts of a tenant that went on at some time from {from} until before {to}, with the ids, begins and ends of the live
-- feed (AlertBoard), and what people did about them.
WITH
    anomaly AS
    (
        SELECT
            concat(lower(kind), ':', leftPad(lower(hex(anomaly_id)), 16, '0')) AS id,
            toString(kind) AS kind,
            toString(severity) AS severity,
            toString(vehicle) AS vehicle,
            '' AS order_id,
            '' AS geofence,
            '' AS geofence_name,
            toUnixTimestamp64Milli(started) AS began,
            toUnixTimestamp64Milli(raised_at) AS raised,
            toUnixTimestamp64Milli(ended) AS until,
            toNullable(lat) AS lat,
            toNullable(lon) AS lon,
            toNullable(toFloat64(measured)) AS measured,
            toNullable(toFloat64(measured)) AS worst,
            toNullable(toFloat64(limit_value)) AS limit_value,
            toNullable(toString(unit)) AS unit
        FROM v_anomalies
        WHERE tenant = {tenant:String}
            AND started >= fromUnixTimestamp64Milli({from:Int64} - {around:Int64}, 'UTC')
            AND started < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    ),
    -- A stay is all that happens until the next EXIT; who is found inside during a stay goes on with it.
    stay AS
    (
        SELECT
            concat('no-go:', leftPad(lower(hex(argMinIf(transition_id, at, what != 'EXIT'))), 16, '0')) AS id,
            'NO_GO' AS kind,
            'HIGH' AS severity,
            toString(vehicle) AS vehicle,
            '' AS order_id,
            toString(geofence) AS geofence,
            toString(argMinIf(name, at, what != 'EXIT')) AS geofence_name,
            toUnixTimestamp64Milli(minIf(at, what != 'EXIT')) AS began,
            toUnixTimestamp64Milli(argMinIf(ingest_time, at, what != 'EXIT')) AS raised,
            if(countIf(what = 'EXIT') = 0, NULL, toUnixTimestamp64Milli(minIf(at, what = 'EXIT'))) AS until,
            toNullable(argMinIf(lat_e7, at, what != 'EXIT') / 1e7) AS lat,
            toNullable(argMinIf(lon_e7, at, what != 'EXIT') / 1e7) AS lon,
            CAST(NULL, 'Nullable(Float64)') AS measured,
            CAST(NULL, 'Nullable(Float64)') AS worst,
            CAST(NULL, 'Nullable(Float64)') AS limit_value,
            CAST(NULL, 'Nullable(String)') AS unit
        FROM
        (
            SELECT
                vehicle,
                geofence,
                geofence_name AS name,
                ts AS at,
                toString(kind) AS what,
                transition_id,
                ingest_time,
                lat_e7,
                lon_e7,
                countIf(kind = 'EXIT') OVER (
                    PARTITION BY vehicle, geofence
                    ORDER BY ts, kind = 'EXIT'
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS visit
            FROM geofence_transitions
            WHERE tenant = {tenant:String} AND geofence_kind = 'NO_GO'
                AND ts >= fromUnixTimestamp64Milli({from:Int64} - {around:Int64}, 'UTC')
                AND ts < fromUnixTimestamp64Milli({to:Int64} + {around:Int64}, 'UTC')
        )
        GROUP BY vehicle, geofence, visit
        HAVING countIf(what != 'EXIT') > 0
    ),
    -- Each trigger is an alert of its own, which the next one of the order ends.
    risk AS
    (
        SELECT
            order_id,
            trigger_id,
            ifNull(vehicle, '') AS vehicle,
            ifNull(late_probability, 0) AS probability,
            toUnixTimestamp64Milli(ts) AS began,
            toUnixTimestamp64Milli(ingest_time) AS raised,
            leadInFrame(toUnixTimestamp64Milli(ts)) OVER (
                PARTITION BY order_id
                ORDER BY ts, trigger_id
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
        FROM v_triggers
        WHERE tenant = {tenant:String} AND kind = 'LATE_RISK'
            AND ts >= fromUnixTimestamp64Milli({from:Int64} - {aroundOrders:Int64}, 'UTC')
            AND ts < fromUnixTimestamp64Milli({to:Int64} + {aroundOrders:Int64}, 'UTC')
    ),
    -- When each drop-off was thought to be late by how much.
    outlook AS
    (
        SELECT order_id, arraySort(groupArray((toUnixTimestamp64Milli(ts), late_probability))) AS told
        FROM
        (
            SELECT order_id, ts, ifNull(late_probability, 0) AS late_probability
            FROM v_etas
            WHERE tenant = {tenant:String} AND stop = 'DROPOFF' AND order_id IN (SELECT order_id FROM risk)
                AND ts >= fromUnixTimestamp64Milli({from:Int64} - {aroundOrders:Int64}, 'UTC')
                AND ts < fromUnixTimestamp64Milli({to:Int64} + {aroundOrders:Int64}, 'UTC')
        )
        GROUP BY order_id
    ),
    finish AS
    (
        SELECT order_id, min(toUnixTimestamp64Milli(ts)) AS ended
        FROM v_order_events
        WHERE tenant = {tenant:String} AND kind IN ('DELIVERED', 'CANCELLED', 'FAILED')
            AND order_id IN (SELECT order_id FROM risk)
            AND ts >= fromUnixTimestamp64Milli({from:Int64} - {aroundOrders:Int64}, 'UTC')
        GROUP BY order_id
    ),
    goal AS
    (
        SELECT
            state.order_id AS order_id,
            argMax(state.dropoff_lat_e7, (state.epoch, state.commit_lsn, state.change_lsn)) / 1e7 AS lat,
            argMax(state.dropoff_lon_e7, (state.epoch, state.commit_lsn, state.change_lsn)) / 1e7 AS lon
        FROM orders AS state
        WHERE state.tenant = {tenant:String} AND state.deleted = 0 AND state.order_id IN (SELECT order_id FROM risk)
        GROUP BY state.order_id
    ),
    late AS
    (
        SELECT
            concat('late:', leftPad(lower(hex(risk.trigger_id)), 16, '0')) AS id,
            'LATE_RISK' AS kind,
            if(measured >= 0.5, 'HIGH', 'MEDIUM') AS severity,
            toString(risk.vehicle) AS vehicle,
            risk.order_id AS order_id,
            '' AS geofence,
            '' AS geofence_name,
            risk.began AS began,
            risk.raised AS raised,
            arrayFilter(
                time -> time > 0 AND time >= risk.began,
                [
                    tupleElement(arrayFirst(eta -> eta.1 > risk.began AND eta.2 < 0.15, outlook.told), 1),
                    risk.next,
                    finish.ended
                ]) AS ends,
            if(empty(ends), NULL, arrayMin(ends)) AS until,
            arrayFilter(
                eta -> eta.1 > risk.began AND (empty(ends) OR eta.1 < arrayMin(ends)),
                outlook.told) AS within,
            if(goal.order_id = '', NULL, goal.lat) AS lat,
            if(goal.order_id = '', NULL, goal.lon) AS lon,
            toNullable(if(empty(within), risk.probability, tupleElement(within[-1], 2))) AS measured,
            toNullable(arrayMax(arrayPushBack(arrayMap(eta -> eta.2, within), risk.probability))) AS worst,
            toNullable(toFloat64(0.15)) AS limit_value,
            toNullable('share') AS unit
        FROM risk
        LEFT JOIN outlook ON risk.order_id = outlook.order_id
        LEFT JOIN finish ON risk.order_id = finish.order_id
        LEFT JOIN goal ON risk.order_id = goal.order_id
    ),
    found AS
    (
        SELECT id, kind, severity, vehicle, order_id, geofence, geofence_name, began, raised, until, lat, lon, measured, worst, limit_value, unit
        FROM anomaly
        UNION ALL
        SELECT id, kind, severity, vehicle, order_id, geofence, geofence_name, began, raised, until, lat, lon, measured, worst, limit_value, unit
        FROM stay
        UNION ALL
        SELECT id, kind, severity, vehicle, order_id, geofence, geofence_name, began, raised, until, lat, lon, measured, worst, limit_value, unit
        FROM late
    )
SELECT
    found.id, found.kind, found.severity,
    found.vehicle, found.order_id, found.geofence, found.geofence_name,
    found.began, found.raised, found.until,
    handling.acknowledged_by, toUnixTimestamp64Milli(handling.acknowledged),
    handling.resolved_by, toUnixTimestamp64Milli(handling.resolved),
    found.lat, found.lon,
    found.measured, found.worst, found.limit_value, found.unit
FROM found
LEFT JOIN (SELECT * FROM v_alert_handlings WHERE tenant = {tenant:String}) AS handling ON found.id = handling.alert
WHERE found.began < {to:Int64} AND (found.until IS NULL OR found.until >= {from:Int64})
    AND (found.began, found.id) > ({after:Int64}, {afterId:String})
ORDER BY found.began, found.id
LIMIT {limit:UInt32}
