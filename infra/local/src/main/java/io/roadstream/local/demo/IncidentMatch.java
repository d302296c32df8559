/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyKind;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param explained of them, by something in the truth that looks the same
 */
record IncidentMatch(AnomalyKind kind, long incidents, long found, long raised, long explained) {
    /** An anomaly may begin with the fix before, and be raised some time after the fact. */
    private static final long SLACK_MILLIS = 60_000;

    /** Two minutes without a report are none, and a phone sends every ten seconds at least. */
    private static final long SILENCE_MILLIS = 130_000;

    static List<IncidentMatch> of(TruthLog truth, List<Anomaly> states) {
        List<IncidentMatch> matches = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            List<TruthLog.Incident> incidents =
                    truth.incidents().stream()
                            .filter(i -> soughtOf(kind).contains(i.kind()))
                            .filter(i -> isLongEnough(kind, i))
                            .toList();
            List<TruthLog.Incident> causes =
                    truth.incidents().stream()
                            .filter(
                                    i ->
                                            soughtOf(kind).contains(i.kind())
                                                    || excusesOf(kind).contains(i.kind()))
                            .toList();
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
                            .filter(a -> causes.stream().anyMatch(i -> isAt(a, i)))
                            .count();
            matches.add(new IncidentMatch(kind, incidents.size(), found, raised.size(), explained));
        }
        return matches;
    }

    /** What in the truth each kind of anomaly should tell of. */
    private static Set<String> soughtOf(AnomalyKind kind) {
        return switch (kind) {
            case SILENCE -> Set.of("offline");
            case TELEPORT -> Set.of("teleport", "spoof");
            case SPEEDING -> Set.of("speeding");
        };
    }

    /** What else looks the same. */
    private static Set<String> excusesOf(AnomalyKind kind) {
        return switch (kind) {
            case SILENCE -> Set.of("tunnel", "wrong_clock");
            case TELEPORT -> Set.of("offline", "tunnel");
            case SPEEDING -> Set.of();
        };
    }

    /** A gap that is no longer than the rule waits is no silence. */
    private static boolean isLongEnough(AnomalyKind kind, TruthLog.Incident incident) {
        return kind != AnomalyKind.SILENCE
                || incident.toMillis() - incident.fromMillis() > SILENCE_MILLIS;
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
