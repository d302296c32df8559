/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A city of couriers that uses roadstream as its drivers, phones and order system would.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.SimulatorMain}. {@code city} lies still, {@code
 * traffic} says how fast one drives in it, {@code world} lives in it by a clock of its own, {@code
 * entrance} brings what happens into roadstream; here is what sets the pace. Imports the contract
 * only: the other parts are known by their entrances.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator;
