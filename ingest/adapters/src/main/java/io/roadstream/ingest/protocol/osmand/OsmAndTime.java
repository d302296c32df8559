/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.osmand;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.DeviceTime;
import io.roadstream.ingest.protocol.Excerpt;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Times of the query form: seconds or milliseconds since 1970, or ISO-8601. */
final class OsmAndTime {
    /** Below it a number means seconds (until 5138), above it milliseconds (since 1973). */
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    /** Date and time without an offset, which Traccar takes as UTC. */
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

    private OsmAndTime() {}

    static long parse(String text) {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            BigDecimal number = new BigDecimal(trimmed);
            return (number.abs().compareTo(FIRST_MILLIS) < 0
                            ? number.multiply(MILLIS_PER_SECOND)
                            : number)
                    .longValue();
        }
        if (LOCAL.matcher(trimmed).matches()) {
            return DeviceTime.parseIso("timestamp", trimmed.replace(' ', 'T') + "Z");
        }
        if (trimmed.indexOf('T') < 0) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "timestamp must be seconds, milliseconds or ISO-8601, was '%s'"
                            .formatted(Excerpt.of(text)));
        }
        return DeviceTime.parseIso("timestamp", trimmed);
    }
}
