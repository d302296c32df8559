/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.client.ClientVerdict;
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
 * @param orderChanges transactions that the order database has committed
 * @param verdict what is wrong in ClickHouse
 * @param recovery from the fault to the first row of a report sent after it, or null if none came
 * @param clients what is wrong with what clients of the gateway were told
 * @param clientRecovery from the fault until a client was shown a report sent after it, or null if
 *     none was
 * @param trace what shows that the fault happened
 */
record SeedResult(
        long seed,
        FaultKind fault,
        long acknowledged,
        long reuploaded,
        long orderChanges,
        Verdict verdict,
        @Nullable Duration recovery,
        ClientVerdict clients,
        @Nullable Duration clientRecovery,
        Trace trace) {

    /** A seed that broke off: it proves nothing. */
    static SeedResult brokenOff(long seed, FaultKind fault, String why) {
        return new SeedResult(
                seed,
                fault,
                0,
                0,
                0,
                new Verdict(0, 0, 0, List.of()),
                null,
                ClientVerdict.NONE,
                null,
                new Trace(List.of(), List.of("broke off: " + why)));
    }

    boolean isGood() {
        return verdict.isClean()
                && clients.isClean()
                && trace.isLeft()
                && recovery != null
                && clientRecovery != null;
    }
}
