/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import io.roadstream.contract.event.Track;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LatestOperator} keeps of one vehicle.
 *
 * @param emittedEventTimeMillis event time of the newest track emitted
 * @param quietUntilMillis processing time before which nothing more is emitted
 * @param pending newest track since, or null
 */
public record LatestState(
        long emittedEventTimeMillis, long quietUntilMillis, @Nullable Track pending) {}
