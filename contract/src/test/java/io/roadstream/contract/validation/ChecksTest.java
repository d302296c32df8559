/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.validation;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChecksTest {
    private static final String ALPHABET = "[A-Za-z0-9._:-]";

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "-", ".", "_", ":", "acme-eu:cab_1.b"})
    void acceptsAnId(String id) {
        assertThat(Checks.requireId("tenant", id)).isEqualTo(id);
    }

    @Test
    void acceptsExactlyTheCharactersOfTheAlphabet() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String id = String.valueOf(c);
            if (id.matches(ALPHABET)) {
                assertThat(Checks.requireId("tenant", id)).isEqualTo(id);
            } else {
                assertRefused(() -> Checks.requireId("tenant", id), Reason.INVALID_ID);
            }
        }
    }

    @Test
    void acceptsAnIdOf64CharactersAndRefusesOneOf65() {
        String longest = "x".repeat(64);

        assertThat(Checks.requireId("tenant", longest)).isEqualTo(longest);
        assertRefused(
                () -> Checks.requireId("tenant", longest + "x"),
                Reason.INVALID_ID,
                "tenant must have at most 64 characters, had 65");
    }

    @Test
    void callsAnAbsentIdMissing() {
        assertRefused(
                () -> Checks.requireId("tenant", null), Reason.MISSING_FIELD, "tenant is missing");
        assertRefused(
                () -> Checks.requireId("tenant", ""), Reason.MISSING_FIELD, "tenant is missing");
    }

    @Test
    void putsNoControlCharacterIntoItsMessage() {
        assertRefused(
                () -> Checks.requireId("tenant", "a\nb\tc"),
                Reason.INVALID_ID,
                "tenant must match [A-Za-z0-9._:-]{1,64}, was 'a?b?c'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00:00Z", "2099-12-31T23:59:59.999Z"})
    void acceptsATimeOfThisCentury(Instant time) {
        assertThat(Checks.requireTime("eventTime", time.toEpochMilli()))
                .isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59.999Z", "2100-01-01T00:00:00Z"})
    void refusesATimeOutsideThisCentury(Instant time) {
        assertRefused(
                () -> Checks.requireTime("eventTime", time.toEpochMilli()),
                Reason.TIME_OUT_OF_RANGE,
                "eventTime must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was "
                        + time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void refusesATimeThatIsNone(long millis) {
        assertRefused(() -> Checks.requireTime("eventTime", millis), Reason.TIME_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 7})
    void acceptsAnIntegerInItsClosedRange(int value) {
        assertThatCode(() -> requireInteger(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -6, 8, Integer.MAX_VALUE})
    void refusesAnIntegerOutsideItsRange(int value) {
        assertRefused(
                () -> requireInteger(value),
                Reason.INVALID_VALUE,
                "answer must be in [-5, 7], was " + value);
    }

    @Test
    void acceptsAnAbsentInteger() {
        assertThatCode(() -> Checks.requireRange(Reason.INVALID_VALUE, "answer", null, -5, 7))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.0, 0, 0.5})
    void acceptsADoubleInItsClosedRange(double value) {
        assertThat(requireDouble(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                -0.5000000000000001,
                0.5000000000000001
            })
    void refusesADoubleOutsideItsRangeOrNone(double value) {
        assertRefused(
                () -> requireDouble(value),
                Reason.INVALID_VALUE,
                "answer must be in [-0.5, 0.5], was " + value);
    }

    @Test
    void acceptsACounterThatIsAbsentOrNotNegative() {
        assertThatCode(() -> Checks.requireNotNegative("sequence", null))
                .doesNotThrowAnyException();
        assertThatCode(() -> Checks.requireNotNegative("sequence", 0L)).doesNotThrowAnyException();
        assertThatCode(() -> Checks.requireNotNegative("sequence", Long.MAX_VALUE))
                .doesNotThrowAnyException();
        assertRefused(
                () -> Checks.requireNotNegative("sequence", -1L),
                Reason.INVALID_VALUE,
                "sequence must not be negative, was -1");
    }

    private static void requireInteger(int value) {
        Checks.requireRange(Reason.INVALID_VALUE, "answer", (Integer) value, -5, 7);
    }

    private static double requireDouble(double value) {
        return Checks.requireRange(Reason.INVALID_VALUE, "answer", value, -0.5, 0.5);
    }
}
