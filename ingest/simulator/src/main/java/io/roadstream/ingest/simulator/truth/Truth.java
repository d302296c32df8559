/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.truth;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Something that really happened.
 *
 * @param kind what
 * @param subject vehicle id, or the street's name for road works
 * @param startMillis when it began, by the city's clock
 * @param endMillis when it was over, {@link #OPEN} if it was not when this was said
 * @param details more of it: text, whole or decimal numbers by name
 */
public record Truth(
        TruthKind kind,
        String subject,
        long startMillis,
        long endMillis,
        Map<String, Object> details) {
    /** End of what goes on. */
    public static final long OPEN = Long.MAX_VALUE;

    public Truth {
        if (endMillis < startMillis) {
            throw new IllegalArgumentException(
                    "%s of %s must not end before it begins, was [%d, %d]"
                            .formatted(kind, subject, startMillis, endMillis));
        }
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** When it was over, if it was. */
    public OptionalLong findEnd() {
        return endMillis == OPEN ? OptionalLong.empty() : OptionalLong.of(endMillis);
    }
}
