/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import io.roadstream.contract.validation.InvalidEventException;
import java.io.Serializable;

/**
 * Bytes on a topic to an event record and back. Stateless and thread-safe.
 *
 * @param <T> the event record
 */
public interface Codec<T> extends Serializable {
    /** The event in its wire form. */
    byte[] encode(T event);

    /**
     * The event that the bytes hold.
     *
     * @throws InvalidEventException if they are not such an event or it is not valid
     */
    T decode(byte[] bytes);
}
