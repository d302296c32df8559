/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.truth.Truth;
import java.util.Optional;

/** Something that goes wrong with one vehicle, from its construction until it is over. */
interface Fault {
    /** A second goes by; tells whether it is over. */
    boolean tick(long nowMillis);

    /** Sets all right again, over or not, and tells what was; empty if nothing could be seen. */
    Optional<Truth> end(long nowMillis);
}
