/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * What was before a vehicle at a moment, and how long it took.
 *
 * @param route up to the stop
 * @param seconds from its time to the arrival
 */
public record Outcome(Route route, double seconds) {}
