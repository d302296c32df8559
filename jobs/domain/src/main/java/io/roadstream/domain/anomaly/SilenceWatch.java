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
 * @param saidMillis event time of the newest fix after which a silence was told, so that the same
 *     is not told twice; 0: never, and in states that were written before there was this
 * @param isOwed whether the driver went off duty only when a silence was over its limit that had
 *     not been told yet; false in states that were written before there was this
 */
public record SilenceWatch(
        long seenMillis,
        long intervalMillis,
        boolean isOnDuty,
        long dutyMillis,
        @Nullable Anomaly open,
        long saidMillis,
        boolean isOwed) {
    static final SilenceWatch NEW = new SilenceWatch(0, 0, true, 0, null, 0, false);

    /** A fix came; of an end of duty long after it a silence is still owed. */
    SilenceWatch seen(long nowMillis, long interval, boolean isStillOwed) {
        return new SilenceWatch(
                nowMillis, interval, isOnDuty, dutyMillis, null, saidMillis, isStillOwed);
    }

    SilenceWatch onDuty(long timeMillis, long nowMillis) {
        return new SilenceWatch(
                nowMillis, intervalMillis, true, timeMillis, open, saidMillis, false);
    }

    SilenceWatch offDuty(long timeMillis, long nowMillis) {
        return new SilenceWatch(
                nowMillis, intervalMillis, false, timeMillis, null, saidMillis, false);
    }

    /** Off duty too late: the silence is told when all that was received has been heard. */
    SilenceWatch owing(long timeMillis) {
        return new SilenceWatch(
                seenMillis, intervalMillis, false, timeMillis, null, saidMillis, true);
    }

    /** A silence after the fix of this time was told. */
    SilenceWatch said(long fixMillis, @Nullable Anomaly silence) {
        return new SilenceWatch(
                seenMillis, intervalMillis, isOnDuty, dutyMillis, silence, fixMillis, false);
    }
}
