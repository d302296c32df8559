/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well anomalies of one kind fit the truth.
 *
 * @param kind of anomaly
 * @param incidents that were put in
 * @param found of them, by an anomaly at their time
 * @param raised anomalies
 * @param explained of them, by something in the truth
 */
record IncidentMatch(AnomalyKind kind, long incidents, long found, long raised, long explained) {
    /** An anomaly may begin with the fix before, and be raised some time after the fact. */
    private static final long SLACK_MILLIS = 30_000;

    static List<IncidentMatch> of(TruthLog truth, List<Anomaly> states) {
        List<IncidentMatch> matches = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            Set<String> kinds = kindsOf(kind);
            List<TruthLog.Incident> incidents =
                    truth.incidents().stream().filter(i -> kinds.contains(i.kind())).toList();
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
                            .filter(a -> incidents.stream().anyMatch(i -> isAt(a, i)))
                            .count();
            matches.add(new IncidentMatch(kind, incidents.size(), found, raised.size(), explained));
        }
        return matches;
    }

    /** What in the truth each kind of anomaly should tell of. */
    private static Set<String> kindsOf(AnomalyKind kind) {
        return new HashSet<>(
                switch (kind) {
                    case SILENCE -> List.of("offline", "tunnel");
                    case TELEPORT -> List.of("teleport", "spoof");
                    case SPEEDING -> List.of("speeding");
                });
    }

    private static boolean isAt(Anomaly anomaly, TruthLog.Incident incident) {
        long started = anomaly.startedMillis();
        boolean isBefore =
                incident.toMillis() != Long.MAX_VALUE
                        && started > incident.toMillis() + SLACK_MILLIS;
        return anomaly.envelope().entityId().equals(incident.vehicle())
                && started >= incident.fromMillis() - SLACK_MILLIS
                && !isBefore;
    }
}
