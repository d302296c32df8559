/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.fault.FaultKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which seed meets which fault: seeds go through the turns, and a turn of several kinds takes the
 * next of them each time it comes round.
 */
record Schedule(List<List<FaultKind>> turns) {
    /** All kinds in their order. */
    static Schedule ofAll() {
        return new Schedule(FaultKind.turns());
    }

    /** These kinds alone, over and over. */
    static Schedule of(List<FaultKind> kinds) {
        return new Schedule(kinds.stream().map(List::of).toList());
    }

    Schedule {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one kind of fault");
        }
    }

    /** The fault of the n-th seed, from 0 on. */
    FaultKind fault(int n) {
        List<FaultKind> turn = turns.get(n % turns.size());
        return turn.get(n / turns.size() % turn.size());
    }

    /** Kinds that this many seeds do not reach. */
    List<FaultKind> notRun(int seeds) {
        Set<FaultKind> run = EnumSet.noneOf(FaultKind.class);
        for (int n = 0; n < seeds; n++) {
            run.add(fault(n));
        }
        List<FaultKind> left = new ArrayList<>();
        turns.forEach(turn -> turn.stream().filter(kind -> !run.contains(kind)).forEach(left::add));
        return left;
    }
}
