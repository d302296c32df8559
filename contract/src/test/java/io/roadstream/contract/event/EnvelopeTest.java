/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
    private static final long TIME = Checks.MIN_TIME_MILLIS;

    @Test
    void acceptsTheEndsOfItsRanges() {
        Envelope envelope =
                new Envelope(
                        "x".repeat(64),
                        "y".repeat(64),
                        Checks.MIN_TIME_MILLIS,
                        Checks.MAX_TIME_MILLIS - 1);

        assertThat(envelope.key()).isEqualTo("x".repeat(64) + '|' + "y".repeat(64));
    }

    @Test
    void checksEachComponentUnderItsName() {
        assertRefused(
                () -> new Envelope("", "cab-1", TIME, TIME),
                Reason.MISSING_FIELD,
                "tenant is missing");
        assertRefused(
                () -> new Envelope("acme", "", TIME, TIME),
                Reason.MISSING_FIELD,
                "entityId is missing");
        assertRefused(() -> new Envelope("a|b", "cab-1", TIME, TIME), Reason.INVALID_ID);
        assertRefused(() -> new Envelope("acme", "cab|1", TIME, TIME), Reason.INVALID_ID);
        assertRefused(
                () -> new Envelope("acme", "cab-1", TIME - 1, TIME),
                Reason.TIME_OUT_OF_RANGE,
                "eventTime must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was "
                        + (TIME - 1));
        assertRefused(
                () -> new Envelope("acme", "cab-1", TIME, Checks.MAX_TIME_MILLIS),
                Reason.TIME_OUT_OF_RANGE,
                "ingestTime must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was "
                        + Checks.MAX_TIME_MILLIS);
    }
}
