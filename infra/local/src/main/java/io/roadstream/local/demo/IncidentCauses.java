/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.AnomalyKind;
import java.util.Set;

/**
 * What in the truth of a simulated city an anomaly of a kind should tell of, in the words of the
 * truth file.
 *
 * @param sought what must be told of
 * @param excuses what else explains an anomaly, since it looks the same
 */
public record IncidentCauses(Set<String> sought, Set<String> excuses) {
    /** An anomaly may begin with the fix before, and be raised some time after the fact. */
    public static final long SLACK_MILLIS = 60_000;

    /**
     * A gap that is no longer is no silence: two minutes without a report are none, and a phone
     * sends every ten seconds at least.
     */
    public static final long SILENT_MILLIS = 130_000;

    public IncidentCauses {
        sought = Set.copyOf(sought);
        excuses = Set.copyOf(excuses);
    }

    /** Those of a kind. */
    public static IncidentCauses of(AnomalyKind kind) {
        return switch (kind) {
            case SILENCE -> new IncidentCauses(Set.of("offline"), Set.of("tunnel", "wrong_clock"));
            case TELEPORT ->
                    new IncidentCauses(
                            Set.of("teleport", "spoof"), Set.of("offline", "tunnel", "outlier"));
            case SPEEDING -> new IncidentCauses(Set.of("speeding"), Set.of());
        };
    }

    /** Whether such an anomaly may come of it. */
    public boolean explain(String word) {
        return sought.contains(word) || excuses.contains(word);
    }
}
