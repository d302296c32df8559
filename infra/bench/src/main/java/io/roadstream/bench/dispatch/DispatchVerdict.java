/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.bench.measure.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether plans are worth it: on each day fewer orders are late with them than with first come.
 *
 * @param days what was measured, at least one
 */
public record DispatchVerdict(List<Day> days) implements Verdict {
    /**
     * One day, lived through twice.
     *
     * @param seed of the city and its day
     * @param lateWithPlans orders that were late with plans
     * @param lateFirstCome orders that were late with first come
     */
    public record Day(long seed, int lateWithPlans, int lateFirstCome) {
        /** Equal is not fewer, none of none neither: such a day tells nothing for plans. */
        boolean isFewer() {
            return lateWithPlans < lateFirstCome;
        }

        private String line() {
            return "seed %d: %s: %d late with plans, %d with first come"
                    .formatted(seed, Verdict.word(isFewer()), lateWithPlans, lateFirstCome);
        }
    }

    public DispatchVerdict {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs a day");
        }
    }

    /** On each day, not in the mean. */
    @Override
    public boolean holds() {
        return days.stream().allMatch(Day::isFewer);
    }

    /** One for each day, then the verdict. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(days.stream().map(Day::line).toList());
        lines.add(
                "fewer late orders with plans on %d of %d days: %s"
                        .formatted(fewerOn(), days.size(), Verdict.word(holds())));
        return List.copyOf(lines);
    }

    /** Days on which it holds. */
    int fewerOn() {
        return (int) days.stream().filter(Day::isFewer).count();
    }
}
