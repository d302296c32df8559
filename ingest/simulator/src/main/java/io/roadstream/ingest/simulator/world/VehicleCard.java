/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.drive.VehicleKind;

/**
 * A vehicle as the order system knows it.
 *
 * @param id unique in the city
 * @param label for people
 * @param kind what it is
 */
public record VehicleCard(String id, String label, VehicleKind kind) {}
