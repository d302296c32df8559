/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

/**
 * How a route ends.
 *
 * @param arrivalMillis when the vehicle is at its end, or leaves its last stop if it has none
 * @param driveMillis driving time from the last stop
 * @param meters way from the last stop
 * @param cost of that way
 */
public record Ending(long arrivalMillis, long driveMillis, double meters, Cost cost) {}
