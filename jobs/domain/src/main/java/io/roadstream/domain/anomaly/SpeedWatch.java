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
 * @param before the fix before the first of them, where a derived speed is measured from; null in
 *     states that were written before there was one
 */
public record SpeedWatch(
        int fixes, @Nullable Anomaly open, boolean isRaised, @Nullable LastFix before) {
    static final SpeedWatch CALM = new SpeedWatch(0, null, false, null);

    SpeedWatch with(Anomaly next) {
        return new SpeedWatch(fixes, next, isRaised, before);
    }
}
