/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.validation.InvalidEventException;
import java.io.Serializable;

/**
 * Reads what a record says, where more than key and value say something: a deletion in the order
 * database has its version in a header only.
 *
 * @param <T> what it says
 */
public interface RawDecoder<T> extends Serializable {
    /**
     * What the record says.
     *
     * @throws InvalidEventException if it says nothing valid
     */
    T decode(RawRecord record);
}
