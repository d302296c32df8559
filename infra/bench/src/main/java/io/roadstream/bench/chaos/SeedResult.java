/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.bench.chaos.fault.Trace;
import io.roadstream.bench.chaos.oracle.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one seed.
 *
 * @param acknowledged reports that ingest acknowledged
 * @param reuploaded reports that were sent again on purpose
 * @param verdict what is wrong in ClickHouse
 * @param recovery from the fault to the first row of a report sent after it, or null if none came
 * @param trace what shows that the fault happened
 */
record SeedResult(
        long seed,
        FaultKind fault,
        long acknowledged,
        long reuploaded,
        Verdict verdict,
        @Nullable Duration recovery,
        Trace trace) {

    /** A seed that broke off: it proves nothing. */
    static SeedResult brokenOff(long seed, FaultKind fault, String why) {
        return new SeedResult(
                seed,
                fault,
                0,
                0,
                new Verdict(0, 0, 0, List.of()),
                null,
                new Trace(List.of(), List.of("broke off: " + why)));
    }

    boolean isGood() {
        return verdict.isClean() && trace.isLeft() && recovery != null;
    }
}
