/* SPDX-License-Identifier: Apache-2.0 */
/**
 * When a vehicle will be at its open stops, and how sure that is. Three rules in a row: {@link
 * io.roadstream.domain.eta.JourneyRule} keeps what is known of one vehicle and tells what a stop
 * that was made teaches; {@link io.roadstream.domain.eta.TableLearner} makes a tenant's table of
 * speeds, services and errors of that; {@link io.roadstream.domain.eta.EtaRule} estimates with the
 * table and decides what is told. {@link io.roadstream.domain.eta.AssignmentRule} stands before
 * them and says which vehicle an order belongs to. Estimating and judging estimates are one
 * function, {@link io.roadstream.domain.eta.Forecast}. Pure: no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.eta;
