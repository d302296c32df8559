/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

/**
 * Whose plan an order is in.
 *
 * @param vehicleId whose
 * @param sinceMillis since when
 */
public record Placing(String vehicleId, long sinceMillis) {}
