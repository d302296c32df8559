/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well anomalies of one kind fit the truth.
 *
 * @param kind of anomaly
 * @param incidents that were put in
 * @param found of them, by an anomaly at their time
 * @param raised anomalies
 * @param explained of them, by something in the truth that looks the same
 */
record IncidentMatch(AnomalyKind kind, long incidents, long found, long raised, long explained) {
    static List<IncidentMatch> of(TruthLog truth, List<Anomaly> states) {
        List<IncidentMatch> matches = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            IncidentCauses causes = IncidentCauses.of(kind);
            List<TruthLog.Incident> incidents =
                    truth.incidents().stream()
                            .filter(i -> causes.sought().contains(i.kind()))
                            .filter(i -> isLongEnough(kind, i))
                            .toList();
            List<TruthLog.Incident> explaining =
                    truth.incidents().stream().filter(i -> causes.explain(i.kind())).toList();
            Map<Long, Anomaly> raised = new HashMap<>();
            states.stream()
                    .filter(state -> state.kind() == kind)
                    .forEach(state -> raised.putIfAbsent(state.anomalyId(), state));
            long found =
                    incidents.stream()
                            .filter(i -> raised.values().stream().anyMatch(a -> isAt(a, i)))
                            .count();
            long explained =
                    raised.values().stream()
                            .filter(a -> explaining.stream().anyMatch(i -> isAt(a, i)))
                            .count();
            matches.add(new IncidentMatch(kind, incidents.size(), found, raised.size(), explained));
        }
        return matches;
    }

    /** A gap that is no longer than the rule waits is no silence. */
    private static boolean isLongEnough(AnomalyKind kind, TruthLog.Incident incident) {
        return kind != AnomalyKind.SILENCE
                || incident.toMillis() - incident.fromMillis() > IncidentCauses.SILENT_MILLIS;
    }

    private static boolean isAt(Anomaly anomaly, TruthLog.Incident incident) {
        long started = anomaly.startedMillis();
        boolean isBefore =
                incident.toMillis() != Long.MAX_VALUE
                        && started > incident.toMillis() + IncidentCauses.SLACK_MILLIS;
        return anomaly.envelope().entityId().equals(incident.vehicle())
                && started >= incident.fromMillis() - IncidentCauses.SLACK_MILLIS
                && !isBefore;
    }
}
