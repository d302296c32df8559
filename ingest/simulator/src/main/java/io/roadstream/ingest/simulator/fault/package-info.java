/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Faults that are put into the city on purpose, each with its truth.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.fault.FaultSchedule}, one a vehicle; at most one
 * fault at a time. A fault that could not be carried out, such as speeding in a jam, leaves no
 * truth.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.fault;
