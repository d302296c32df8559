/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Key figures of a tenant and of its cells in windows of time. Entries: {@link
 * io.roadstream.domain.metrics.VehicleRule} counts the fixes of one vehicle, {@link
 * io.roadstream.domain.metrics.MetricsRule} all of a tenant. A window has the vehicles that were
 * seen in it by their event times, and the changes of orders that arrived while it was open. Pure:
 * no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.metrics;
