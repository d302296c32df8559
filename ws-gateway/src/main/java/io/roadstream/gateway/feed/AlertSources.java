/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.AlertKind;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the jobs say, as alerts, each with the id that it has everywhere. */
final class AlertSources {
    /** An order is about to be late from this probability on, in thousandths. */
    static final int LATE_PERMILLE = 150;

    /** From here on it is more likely to be late than not. */
    private static final int PROBABLY_LATE_PERMILLE = 500;

    private static final HexFormat HEX = HexFormat.of();

    private AlertSources() {}

    static Alert of(Anomaly anomaly) {
        AlertKind kind =
                switch (anomaly.kind()) {
                    case SILENCE -> AlertKind.ALERT_KIND_SILENCE;
                    case TELEPORT -> AlertKind.ALERT_KIND_TELEPORT;
                    case SPEEDING -> AlertKind.ALERT_KIND_SPEEDING;
                };
        Anomaly.@Nullable Ended ended = anomaly.ended();
        return new Alert(
                anomaly.kind().name().toLowerCase(Locale.ROOT)
                        + ':'
                        + HEX.toHexDigits(anomaly.anomalyId()),
                kind,
                anomaly.severity(),
                Alert.About.vehicle(anomaly.envelope().entityId()),
                anomaly.startedMillis(),
                ended == null ? null : (Long) ended.timeMillis(),
                anomaly.location(),
                anomaly.measure(),
                anomaly.measure().measured(),
                anomaly.envelope().ingestTimeMillis());
    }

    static Alert ofEntry(GeofenceTransition entry) {
        return new Alert(
                "no-go:" + HEX.toHexDigits(entry.transitionId()),
                AlertKind.ALERT_KIND_NO_GO,
                Severity.HIGH,
                new Alert.About(
                        entry.envelope().entityId(), "", entry.geofenceId(), entry.geofenceName()),
                entry.envelope().eventTimeMillis(),
                null,
                entry.location(),
                new Measure(0, 0),
                0,
                entry.envelope().ingestTimeMillis());
    }

    static Alert ofLateRisk(Trigger trigger, @Nullable KnownOrder order) {
        @Nullable Integer told = trigger.latePermille();
        int permille = told == null ? LATE_PERMILLE : told;
        @Nullable String vehicle = trigger.vehicleId();
        @Nullable GeoPoint location = order == null ? null : order.order().dropoff().location();
        return new Alert(
                "late:" + HEX.toHexDigits(trigger.triggerId()),
                AlertKind.ALERT_KIND_LATE_RISK,
                lateSeverity(permille),
                new Alert.About(
                        vehicle == null ? "" : vehicle, trigger.envelope().entityId(), "", ""),
                trigger.envelope().eventTimeMillis(),
                null,
                location,
                new Measure(permille, LATE_PERMILLE),
                permille,
                trigger.envelope().ingestTimeMillis());
    }

    static Severity lateSeverity(long permille) {
        return permille >= PROBABLY_LATE_PERMILLE ? Severity.HIGH : Severity.MEDIUM;
    }
}
