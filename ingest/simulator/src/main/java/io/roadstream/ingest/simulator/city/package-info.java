/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The ground: streets as a directed graph in a plane, districts, merchants, depots, water.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.city.CityGenerator} makes a town up from a seed,
 * {@link io.roadstream.ingest.simulator.city.PortoCity} reads one from files. A graph is strongly
 * connected: from every edge every other one can be reached. Nothing here moves or knows the time.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.city;
