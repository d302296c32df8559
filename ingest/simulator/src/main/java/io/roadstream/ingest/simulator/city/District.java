/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * A part of the city: every place belongs to the district with the nearest centre.
 *
 * @param name for people
 * @param kind what it is like
 * @param centre its middle
 */
public record District(String name, DistrictKind kind, PlanePoint centre) {}
