/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The city alive: vehicles with drivers and shifts, orders and who brings them, road works, faults.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.world.World}. One thread, one clock of its own,
 * all randomness from one seed: the same settings give the same events, in the same order. Reads no
 * clock, opens no connection; what leaves it goes to a {@link
 * io.roadstream.ingest.simulator.world.WorldSink}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.world;
