/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

/**
 * One vehicle in one window; told again with all that is known, if more of it comes late.
 *
 * @param tenant whose vehicle
 * @param vehicle its id
 * @param startMillis beginning of the window, UTC
 * @param seen what was seen of it
 */
public record VehicleWindow(String tenant, String vehicle, long startMillis, SeenVehicle seen) {}
