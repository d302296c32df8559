/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.local.demo.IncidentCauses;
import java.util.ArrayList;
import java.util.List;

/**
 * How well anomalies of one kind fit the truth, by event.
 *
 * @param incidents in the truth that the kind should tell of
 * @param offDuty incidents beside these of which nobody must be told: their driver was off duty or
 *     went before it was silence
 * @param found of the incidents, by an anomaly of their vehicle at their time
 * @param raised anomalies
 * @param explained of them, by something in the truth that looks the same
 * @param delaysMillis from the beginning of each incident that was found until it was told
 * @param missed incidents that were not found
 * @param invented anomalies that nothing explains
 */
record KindScore(
        AnomalyKind kind,
        int incidents,
        int offDuty,
        int found,
        int raised,
        int explained,
        List<Long> delaysMillis,
        List<Truth> missed,
        List<Anomaly> invented) {
    static KindScore of(AnomalyKind kind, CityTruth city, List<Anomaly> states) {
        IncidentCauses causes = IncidentCauses.of(kind);
        List<Truth> known =
                city.all().stream()
                        .filter(truth -> causes.sought().contains(truth.kind().title()))
                        .filter(truth -> isDetectable(kind, truth))
                        .toList();
        List<Truth> sought =
                known.stream()
                        .filter(
                                truth ->
                                        kind != AnomalyKind.SILENCE
                                                || city.isOnDuty(
                                                        truth, IncidentCauses.SILENT_MILLIS))
                        .toList();
        List<Truth> explaining =
                city.all().stream().filter(truth -> causes.explain(truth.kind().title())).toList();
        List<Anomaly> raised =
                states.stream()
                        .filter(state -> state.kind() == kind && state.revision() == 0)
                        .toList();
        List<Long> delays = new ArrayList<>();
        List<Truth> missed = new ArrayList<>();
        for (Truth truth : sought) {
            raised.stream()
                    .filter(anomaly -> isAt(city.startedMillis(anomaly), anomaly, truth))
                    .findFirst()
                    .ifPresentOrElse(
                            anomaly -> delays.add(delayMillis(anomaly, truth)),
                            () -> missed.add(truth));
        }
        List<Anomaly> invented =
                raised.stream()
                        .filter(
                                anomaly ->
                                        explaining.stream()
                                                .noneMatch(
                                                        truth ->
                                                                isAt(
                                                                        city.startedMillis(anomaly),
                                                                        anomaly,
                                                                        truth)))
                        .toList();
        return new KindScore(
                kind,
                sought.size(),
                known.size() - sought.size(),
                delays.size(),
                raised.size(),
                raised.size() - invented.size(),
                delays,
                missed,
                invented);
    }

    private static long delayMillis(Anomaly anomaly, Truth truth) {
        return Math.max(0, anomaly.envelope().ingestTimeMillis() - truth.startMillis());
    }

    double precision() {
        return raised == 0 ? 1 : (double) explained / raised;
    }

    double recall() {
        return incidents == 0 ? 1 : (double) found / incidents;
    }

    /** Median in seconds; 0 if nothing was found. */
    double delaySeconds() {
        List<Long> sorted = delaysMillis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e3;
    }

    /** A gap that is no longer than the rule waits is none. */
    private static boolean isDetectable(AnomalyKind kind, Truth truth) {
        return kind != AnomalyKind.SILENCE
                || truth.endMillis() - truth.startMillis() > IncidentCauses.SILENT_MILLIS;
    }

    private static boolean isAt(long started, Anomaly anomaly, Truth truth) {
        return anomaly.envelope().entityId().equals(truth.subject())
                && started >= truth.startMillis() - IncidentCauses.SLACK_MILLIS
                && started - IncidentCauses.SLACK_MILLIS <= truth.endMillis();
    }
}
