/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a vehicle's way of reporting.
 *
 * @param seenMillis when its newest live fix came, or its driver went on or off duty; processing
 *     time
 * @param intervalMillis its usual time between two live fixes, a time off duty not counted; 0: not
 *     known yet
 * @param isOnDuty false after the driver said "off" or "break"
 * @param dutyMillis when the driver said so, by the device's clock; 0: never
 * @param open the silence that goes on, or null
 */
public record SilenceWatch(
        long seenMillis,
        long intervalMillis,
        boolean isOnDuty,
        long dutyMillis,
        @Nullable Anomaly open) {
    static final SilenceWatch NEW = new SilenceWatch(0, 0, true, 0, null);

    SilenceWatch seen(long nowMillis, long interval) {
        return new SilenceWatch(nowMillis, interval, isOnDuty, dutyMillis, null);
    }

    SilenceWatch onDuty(long timeMillis, long nowMillis) {
        return new SilenceWatch(nowMillis, intervalMillis, true, timeMillis, open);
    }

    SilenceWatch offDuty(long timeMillis, long nowMillis) {
        return new SilenceWatch(nowMillis, intervalMillis, false, timeMillis, null);
    }

    SilenceWatch with(Anomaly silence) {
        return new SilenceWatch(seenMillis, intervalMillis, isOnDuty, dutyMillis, silence);
    }
}
