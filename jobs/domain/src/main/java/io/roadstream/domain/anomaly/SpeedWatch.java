/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import org.jspecify.annotations.Nullable;

/**
 * Speeding that goes on or is about to be raised.
 *
 * @param fixes fixes in a row that were too fast, as long as it is not raised
 * @param open the anomaly, from the first of them; null while all is well
 * @param isRaised whether it was told
 */
public record SpeedWatch(int fixes, @Nullable Anomaly open, boolean isRaised) {
    static final SpeedWatch CALM = new SpeedWatch(0, null, false);
}
