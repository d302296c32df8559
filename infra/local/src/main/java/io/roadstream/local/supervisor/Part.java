/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import io.roadstream.local.process.JavaCommand;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A part of the stack as the supervisor sees it.
 *
 * @param name short and unique: kafka, clickhouse, …
 * @param kind whether it stays or ends
 * @param needs names of the parts that must be up before its first start
 * @param command asked for at each start
 * @param readyWithin a start that takes longer is killed and tried again
 * @param fatalExitCodes codes after which a restart would not help
 * @param stop how it is asked to end
 */
public record Part(
        String name,
        Kind kind,
        Set<String> needs,
        Supplier<JavaCommand> command,
        Duration readyWithin,
        Set<Integer> fatalExitCodes,
        StopRequest stop) {
    /** Whether a part stays. */
    public enum Kind {
        /** Runs until it is stopped. */
        SERVICE,
        /** Ends by itself; others may wait for that. */
        TASK
    }

    public Part {
        needs = Set.copyOf(needs);
        fatalExitCodes = Set.copyOf(fatalExitCodes);
    }
}
