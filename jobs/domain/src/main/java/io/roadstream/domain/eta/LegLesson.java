/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * A leg that was driven to its end.
 *
 * @param startMillis when it began
 * @param straightMeters as the crow flies
 * @param pathMeters on the streets
 * @param seconds from its start to the arrival
 */
public record LegLesson(
        long startMillis, double straightMeters, double pathMeters, double seconds) {}
