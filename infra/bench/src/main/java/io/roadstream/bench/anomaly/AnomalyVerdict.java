/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import io.roadstream.bench.measure.Verdict;
import io.roadstream.contract.event.AnomalyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether anomalies can be relied on. Goals are high and told as reached or not; what fails is far
 * below, and with enough incidents that it is no accident of one of them.
 *
 * @param kinds what was measured
 */
public record AnomalyVerdict(List<Kind> kinds) implements Verdict {
    /** Least precision and recall. */
    static final double LEAST = 0.9;

    /** With fewer, one that is missed weighs too much. */
    static final int ENOUGH_INCIDENTS = 20;

    /**
     * One kind on a day.
     *
     * @param incidents in the truth
     * @param precision share of alerts that the truth explains
     * @param recall share of incidents that were found
     */
    public record Kind(AnomalyKind kind, int incidents, double precision, double recall) {
        static Kind of(KindScore score) {
            return new Kind(score.kind(), score.incidents(), score.precision(), score.recall());
        }

        String word() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        boolean hasReachedGoal() {
            return isAtLeast(goal());
        }

        /** Below {@link #LEAST}, of enough. */
        boolean isFailed() {
            return incidents >= ENOUGH_INCIDENTS && !isAtLeast(LEAST);
        }

        private boolean isAtLeast(double least) {
            return precision >= least && recall >= least;
        }

        /** The same for precision and recall. */
        private double goal() {
            return switch (kind) {
                case SILENCE -> 0.99;
                case TELEPORT -> 0.98;
                case SPEEDING -> 0.90;
            };
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "%s: precision %.3f, recall %.3f of %d incidents: goal of %.2f %s",
                    word(),
                    precision,
                    recall,
                    incidents,
                    goal(),
                    hasReachedGoal() ? "reached" : "not reached");
        }
    }

    public AnomalyVerdict {
        kinds = List.copyOf(kinds);
    }

    @Override
    public boolean holds() {
        return kinds.stream().noneMatch(Kind::isFailed);
    }

    /** One for each goal, then the verdict. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(kinds.stream().map(Kind::line).toList());
        List<String> failed = kinds.stream().filter(Kind::isFailed).map(Kind::word).toList();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "precision and recall of %.2f or more where there are %d incidents or more:"
                                + " %s",
                        LEAST,
                        ENOUGH_INCIDENTS,
                        Verdict.word(holds())
                                + (failed.isEmpty() ? "" : " for " + String.join(", ", failed))));
        return List.copyOf(lines);
    }
}
