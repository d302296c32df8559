/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.DeadLetters;
import io.roadstream.contract.validation.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DeadLetterTest {
    private static final int MAX = DeadLetter.MAX_PAYLOAD_BYTES;

    @Test
    void keepsAPayloadOfTheGreatestLengthWhole() {
        byte[] payload = bytes(MAX);

        assertThat(DeadLetters.of(payload).payload()).isEqualTo(payload);
    }

    @Test
    void cutsALongerPayloadAndKeepsItsLength() {
        byte[] payload = bytes(MAX + 1);

        DeadLetter letter = DeadLetters.of(payload);

        assertThat(letter.payload()).isEqualTo(Arrays.copyOf(payload, MAX));
        assertThat(letter.payloadLength()).isEqualTo(MAX + 1);
    }

    @Test
    void acceptsAPayloadThatWasCutBefore() {
        assertThat(letter("acme", bytes(3), 1_000_000).payloadLength()).isEqualTo(1_000_000);
    }

    @Test
    void refusesALengthBelowThatOfThePayload() {
        assertRefused(
                () -> letter("acme", bytes(3), 2),
                Reason.INVALID_VALUE,
                "payloadLength must be at least 3, the bytes at hand, was 2");
        assertRefused(() -> letter("acme", bytes(0), -1), Reason.INVALID_VALUE);
        assertRefused(() -> letter("acme", bytes(MAX + 1), MAX), Reason.INVALID_VALUE);
    }

    @Test
    void sharesItsBytesWithNobody() {
        byte[] payload = {1, 2, 3};
        DeadLetter letter = DeadLetters.of(payload);

        payload[0] = 9;
        letter.payload()[1] = 9;

        assertThat(letter.payload()).containsExactly(1, 2, 3);
    }

    @Test
    void isEqualByContent() {
        assertThat(DeadLetters.of(new byte[] {1, 2}))
                .isEqualTo(DeadLetters.of(new byte[] {1, 2}))
                .hasSameHashCodeAs(DeadLetters.of(new byte[] {1, 2}))
                .isNotEqualTo(DeadLetters.of(new byte[] {1, 3}));
    }

    @Test
    void hasAKeyThatNoOtherTenantOrSourceShares() {
        assertThat(letter("acme", bytes(0), 0).key()).isEqualTo("acme|http:/v1/positions");
        assertThat(letter("", bytes(0), 0).key()).isEqualTo("|http:/v1/positions");
        assertRefused(() -> letter("acme|http", bytes(0), 0), Reason.INVALID_ID);
    }

    @Test
    void printsNoPayload() {
        assertThat(DeadLetters.latitudeOutOfRange())
                .hasToString(
                        "DeadLetter[acme http:/v1/positions LATITUDE_OUT_OF_RANGE:"
                                + " lat must be in [-90, 90] degrees, was 91.0, 24 bytes]");
    }

    private static DeadLetter letter(String tenant, byte[] payload, long payloadLength) {
        return new DeadLetter(
                tenant,
                "http:/v1/positions",
                Reason.MALFORMED,
                "no JSON",
                0,
                payload,
                payloadLength);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
