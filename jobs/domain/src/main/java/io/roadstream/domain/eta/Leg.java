/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.StopKind;

/**
 * The way to a stop from the one before it, or from the vehicle.
 *
 * @param stopId where it leads
 * @param kind what is done there
 * @param straightMeters as the crow flies
 * @param readyMillis when goods can be taken there, 0 for at any time
 */
public record Leg(long stopId, StopKind kind, int straightMeters, long readyMillis) {}
