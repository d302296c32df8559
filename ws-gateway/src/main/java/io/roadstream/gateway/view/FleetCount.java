/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

/**
 * Vehicles of a tenant.
 *
 * @param vehicles known
 * @param reporting with a young fix
 * @param moving of those
 * @param speedUnknown of those with a young fix: they neither move nor stand
 */
public record FleetCount(int vehicles, int reporting, int moving, int speedUnknown) {}
