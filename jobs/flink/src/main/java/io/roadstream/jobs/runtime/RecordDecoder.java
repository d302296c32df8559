/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.validation.InvalidEventException;
import java.io.Serializable;

/**
 * Reads what a record of a topic says, where key and value both say something.
 *
 * @param <T> what it says
 */
public interface RecordDecoder<T> extends Serializable {
    /**
     * What the record says.
     *
     * @param key empty if there is none
     * @param value empty for a tombstone
     * @throws InvalidEventException if it says nothing valid
     */
    T decode(byte[] key, byte[] value);
}
