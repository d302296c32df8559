/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import io.roadstream.ingest.simulator.city.PlanePoint;

/**
 * Place and movement, true or measured.
 *
 * @param place in the plane
 * @param speedMps over ground
 * @param headingDeg clockwise from north
 */
public record Fix(PlanePoint place, double speedMps, double headingDeg) {}
