/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.Arrays;

/**
 * What could not be understood or stored. Topic {@code fleet.dead-letters.v1}. Has no {@link
 * Envelope}, since tenant and entity may be just what could not be read.
 *
 * @param tenant a valid tenant, empty where unknown
 * @param source where it came from, such as {@code http:/v1/positions} or {@code topic/3@127}
 * @param reason why it was refused
 * @param message for people: what, which value, which limit
 * @param refusedTimeMillis when, UTC
 * @param payload the bytes as received, cut at {@link #MAX_PAYLOAD_BYTES}
 * @param payloadLength length of what was received, at least that of the payload
 */
// The array is copied on the way in and out, and equality is by content.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
        String tenant,
        String source,
        Reason reason,
        String message,
        long refusedTimeMillis,
        byte[] payload,
        long payloadLength) {
    /** Bytes of a refused message that are kept. */
    public static final int MAX_PAYLOAD_BYTES = 65_536;

    public DeadLetter {
        if (!tenant.isEmpty()) {
            Checks.requireId("tenant", tenant);
        }
        if (payloadLength < payload.length) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "payloadLength must be at least %d, the bytes at hand, was %d"
                            .formatted(payload.length, payloadLength));
        }
        payload =
                payload.length > MAX_PAYLOAD_BYTES
                        ? Arrays.copyOf(payload, MAX_PAYLOAD_BYTES)
                        : payload.clone();
    }

    /** Key in the topic: letters of one source stay in order. A tenant has no bar. */
    public String key() {
        return tenant + '|' + source;
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && tenant.equals(that.tenant)
                && source.equals(that.source)
                && reason == that.reason
                && message.equals(that.message)
                && refusedTimeMillis == that.refusedTimeMillis
                && Arrays.equals(payload, that.payload)
                && payloadLength == that.payloadLength;
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "DeadLetter[%s %s %s: %s, %d bytes]"
                .formatted(tenant, source, reason, message, payloadLength);
    }
}
