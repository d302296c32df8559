/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well anomalies of one kind fit the truth.
 *
 * @param kind of anomaly
 * @param tally incidents that were put in against anomalies that were raised; explained are those
 *     at whose time something in the truth looks the same
 */
record IncidentMatch(AnomalyKind kind, Tally tally) {
    static List<IncidentMatch> of(TruthLog truth, List<Anomaly> states, Judged judged) {
        List<IncidentMatch> matches = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            Map<Long, Anomaly> raised = new HashMap<>();
            states.stream()
                    .filter(state -> state.kind() == kind)
                    .forEach(state -> raised.putIfAbsent(state.anomalyId(), state));
            matches.add(new IncidentMatch(kind, tally(kind, truth, raised.values(), judged)));
        }
        return matches;
    }

    private static Tally tally(
            AnomalyKind kind, TruthLog truth, Collection<Anomaly> raised, Judged judged) {
        IncidentCauses causes = IncidentCauses.of(kind);
        List<TruthLog.Incident> sought =
                truth.incidents().stream()
                        .filter(i -> causes.sought().contains(i.kind()))
                        .filter(i -> kind != AnomalyKind.SILENCE || isSilence(i, judged))
                        .toList();
        List<String> missed =
                sought.stream()
                        .filter(i -> raised.stream().noneMatch(a -> isAt(a, i, truth)))
                        .map(IncidentMatch::text)
                        .toList();
        List<TruthLog.Incident> explaining =
                truth.incidents().stream().filter(i -> causes.explain(i.kind())).toList();
        List<String> unexplained =
                raised.stream()
                        .filter(a -> explaining.stream().noneMatch(i -> isAt(a, i, truth)))
                        .map(IncidentMatch::text)
                        .toList();
        return new Tally(sought.size(), missed, raised.size(), unexplained);
    }

    /**
     * A gap that is no longer than the rule waits is none, and one that had not lasted so long when
     * the simulator was stopped neither.
     */
    private static boolean isSilence(TruthLog.Incident incident, Judged judged) {
        long until = Math.min(incident.toMillis(), judged.untilMillis());
        return incident.fromMillis() >= judged.steadyMillis()
                && until - incident.fromMillis() > IncidentCauses.SILENT_MILLIS;
    }

    /** Anomalies begin by the device's clock, incidents by the true one. */
    private static boolean isAt(Anomaly anomaly, TruthLog.Incident incident, TruthLog truth) {
        String vehicle = anomaly.envelope().entityId();
        long started = anomaly.startedMillis() - truth.troubles().aheadMillis(vehicle);
        boolean isBefore =
                incident.toMillis() != Long.MAX_VALUE
                        && started > incident.toMillis() + IncidentCauses.SLACK_MILLIS;
        return vehicle.equals(incident.vehicle())
                && started >= incident.fromMillis() - IncidentCauses.SLACK_MILLIS
                && !isBefore;
    }

    private static String text(TruthLog.Incident incident) {
        String until =
                incident.toMillis() == Long.MAX_VALUE
                        ? "the end"
                        : Instant.ofEpochMilli(incident.toMillis()).toString();
        return "%s %s from %s to %s"
                .formatted(
                        incident.vehicle(),
                        incident.kind(),
                        Instant.ofEpochMilli(incident.fromMillis()),
                        until);
    }

    private static String text(Anomaly anomaly) {
        return "%s at %s"
                .formatted(
                        anomaly.envelope().entityId(),
                        Instant.ofEpochMilli(anomaly.startedMillis()));
    }
}
