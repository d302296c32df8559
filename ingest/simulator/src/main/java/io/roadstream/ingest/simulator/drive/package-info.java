/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a vehicle moves along its way: it speeds up, brakes for corners and signals, and keeps to the
 * speed of the traffic unless it is told to misbehave.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.drive.Driving}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.drive;
