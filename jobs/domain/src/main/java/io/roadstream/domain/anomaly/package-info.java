/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is wrong with a vehicle: silence, teleport, speeding. Entry: {@link
 * io.roadstream.domain.anomaly.AnomalyRule}. At most one anomaly of a kind goes on at a vehicle;
 * each is raised once and ended once, under one id. Pure: no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.anomaly;
